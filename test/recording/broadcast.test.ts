import { expect, test } from 'vitest';
import type { Verdict } from '../../src/recording/ending/ending.ts';
import type { News, NewsKind } from '../../src/recording/news.ts';
import { readPaste } from '../../src/recording/paste/paste.ts';
import { BROADCASTS, isForChannel, isWanted } from '../../src/recording/watching/broadcast.ts';
import { readRule, writeRule } from '../../src/recording/watching/rule-text.ts';
import { SID } from '../slack/subjects.ts';

const between = { after: 1, before: 2 };
const ENDED = { kind: 'ended', between, how: 'asked', files: 1 } as const;
const LOST = {
  kind: 'lost',
  how: 'unasked',
  between,
  missingSince: 2,
  lastPhase: 'recording',
  uploaded: true,
} as const;
const back = (was: Verdict) =>
  ({ kind: 'recovered', gap: between, from: was.phase, phase: 'recording', was }) as const;
const NEWS: Readonly<Record<string, News>> = {
  ended: { kind: 'ended', between, how: 'exited', files: 1 },
  'over, and no more known': { kind: 'ended', between, how: 'unseen', files: 1 },
  'over without a file': { kind: 'ended', between, how: 'asked', files: 0, without: 'bad' },
  failed: { kind: 'failed', between, how: 'abnormal', files: 1 },
  'did not start': { kind: 'not_started', how: 'watched', between, askingUntil: 3 },
  'never seen': { kind: 'not_started', how: 'unseen', between, askingUntil: 3 },
  'started late': { kind: 'started', between, late: true, was: { phase: 'not_started', how: 'watched' } },
  'found again': back({ phase: 'lost', how: 'unasked' }),
  'alive after all': back({ phase: 'ended', how: 'unseen' }),
  'alive late': { ...back({ phase: 'not_started', how: 'watched' }), phase: 'ready' },
  'not lost after all': { ...ENDED, was: { phase: 'lost', how: 'unasked' } },
  'lost after all': { ...LOST, was: { phase: 'ended', how: 'asked' } },
  'over, and now known how': { ...ENDED, was: { phase: 'ended', how: 'unseen' } },
  'left running': { kind: 'left_running', past: 'plan', since: 1, planned: 2 },
  'back from a doubt': { kind: 'recovered', gap: between, from: 'recording', phase: 'recording' },
  started: { kind: 'started', between, late: false },
  file: { kind: 'file', files: [] },
  'push down': { kind: 'rtmp_down', urls: [] },
  'on the card': { kind: 'phase', from: 'starting', to: 'ready' },
};

const heard = (choice: (typeof BROADCASTS)[number] | undefined) =>
  Object.keys(NEWS).filter((name) => {
    const news = NEWS[name];
    return news !== undefined && isForChannel(news, choice);
  });

const BAD = [
  'over without a file',
  'failed',
  'did not start',
  'started late',
  'found again',
  'alive late',
  'not lost after all',
  'lost after all',
];

test.each([
  [
    undefined,
    [
      'ended',
      'over, and no more known',
      'over without a file',
      'failed',
      'did not start',
      'never seen',
      'started late',
      'found again',
      'alive after all',
      'alive late',
      'not lost after all',
      'lost after all',
      'left running',
    ],
  ],
  ['bad', BAD],
  [
    'final',
    [
      'ended',
      'over, and no more known',
      'over without a file',
      'failed',
      'found again',
      'alive after all',
      'not lost after all',
      'lost after all',
      'left running',
    ],
  ],
  ['all', Object.keys(NEWS).filter((name) => name !== 'on the card')],
  ['none', []],
] as const)(
  'with broadcast:%s the channel sees what it says, and that which takes it back',
  (choice, names) => {
    expect(heard(choice)).toEqual(names);
  },
);

test.each([
  [['file'], ['file']],
  [
    ['ended'],
    [
      'ended',
      'over, and no more known',
      'over without a file',
      'not lost after all',
      'over, and now known how',
    ],
  ],
  [['lost'], BAD],
] as readonly (readonly [NewsKind[], string[]])[])(
  'only:%s hears those, and with a loss all bad news',
  (only, names) => {
    expect(Object.keys(NEWS).filter((name) => isWanted(NEWS[name] as News, only))).toEqual(names);
  },
);

test.each(BROADCASTS)('broadcast:%s is typed with a watch and with a rule', (word) => {
  expect(readPaste(`${SID} broadcast:${word.toUpperCase()}`)).toMatchObject({
    sid: SID,
    words: [],
    options: { broadcast: word },
  });
  const rule = readRule(`all app:prod broadcast:${word}`);
  expect(rule).toMatchObject({ app: 'prod', broadcast: word });
  if (!('misread' in rule)) expect(writeRule(rule)).toBe(`all app:prod broadcast:${word}`);
});

test('any other word is a mistake, as it was typed', () => {
  const misread = { kind: 'unknown_broadcast', written: 'Loud' };
  expect(readPaste(`${SID} broadcast:Loud`)).toEqual({ misread });
  expect(readRule('all broadcast:Loud')).toEqual({ misread });
});
