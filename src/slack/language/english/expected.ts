import type { ExpectedSentences } from '../expected-sentences.ts';

export const englishExpected: ExpectedSentences = {
  start: (by) => `next: live, by ${by}`,
  firstFile: 'next: its first file',
  stop: 'next: a new file, or a stop',
  resume: 'next: recording again, or a stop',
  end: 'next: its end',
  limit: (at) => `next: ends by itself at ${at}`,
  expiry: (at) => `next: I can no longer ask from ${at} on`,
  verdict: (at) => `next: found again, or given up at ${at}`,
  sight: 'next: an answer from Agora',
  look: (at) => `next: another look at ${at}`,
  lateStart: (until) => `next: a late start, asked for until ${until}`,
};
