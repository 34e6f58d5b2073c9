import type { Shown } from '../../../text.ts';

/** What should happen next, in a few words behind a card's first line. */
export const englishExpected = {
  start: (by: Shown) => `expected live by ${by}`,
  firstFile: 'next: its first file',
  stop: 'next: a new file, or a stop',
  resume: 'next: recording again, or a stop',
  end: 'next: its end',
  plan: (at: Shown) => `planned to end ${at}`,
  planPassed: (at: Shown) => `was planned to end ${at}`,
  limit: (at: Shown) => `next: ends by itself at ${at}`,
  expiry: (at: Shown) => `next: I can no longer ask from ${at} on`,
  verdict: (at: Shown) => `decision at ${at}`,
  sight: 'next: an answer from Agora',
  look: (at: Shown) => `next: another look at ${at}`,
  lateStart: (until: Shown) => `next: a late start, asked for until ${until}`,
};
