import type { ExpectedSentences } from '../expected-sentences.ts';

export const englishExpected: ExpectedSentences = {
  start: (by) => `expected live by ${by}`,
  firstFile: 'next: its first file',
  stop: 'next: a new file, or a stop',
  resume: 'next: recording again, or a stop',
  end: 'next: its end',
  plan: (at) => `planned to end ${at}`,
  limit: (at) => `next: ends by itself at ${at}`,
  expiry: (at) => `next: I can no longer ask from ${at} on`,
  verdict: (at) => `decision at ${at}`,
  sight: 'next: an answer from Agora',
  look: (at) => `next: another look at ${at}`,
  lateStart: (until) => `next: a late start, asked for until ${until}`,
};
