import { expect, test } from 'vitest';
import { BROADCASTS, isForChannel } from '../../src/recording/broadcast.ts';
import type { News } from '../../src/recording/news.ts';
import { readPaste } from '../../src/recording/paste/paste.ts';
import { readRule, writeRule } from '../../src/recording/rule-text.ts';
import { SID } from '../slack/subjects.ts';

const between = { after: 1, before: 2 };
const NEWS: Readonly<Record<string, News>> = {
  ended: { kind: 'ended', between, how: 'exited', files: 1 },
  failed: { kind: 'failed', between, files: 1 },
  'did not start': { kind: 'not_started', between, askingUntil: 3 },
  'started late': { kind: 'started', between, late: true },
  'found again': { kind: 'recovered', gap: between, from: 'lost', phase: 'recording' },
  'alive late': { kind: 'recovered', gap: between, from: 'not_started', phase: 'ready' },
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

test.each([
  [undefined, ['ended', 'failed', 'did not start', 'started late', 'found again', 'alive late']],
  ['bad', ['failed', 'did not start', 'started late', 'found again', 'alive late']],
  ['final', ['ended', 'failed', 'found again']],
  ['all', Object.keys(NEWS).filter((name) => name !== 'on the card')],
  ['none', []],
] as const)(
  'with broadcast:%s the channel sees what it says, and that which takes it back',
  (choice, names) => {
    expect(heard(choice)).toEqual(names);
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
