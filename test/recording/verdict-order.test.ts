import { expect, test } from 'vitest';
import { endingKey } from '../../src/recording/ending/ending.ts';
import type { Evidence } from '../../src/recording/ending/evidence.ts';
import { judgeEnd } from '../../src/recording/ending/verdict.ts';

const NOTHING: Evidence = {
  stopSeen: false,
  reported: false,
  vouched: false,
  said: { failed: false, limit: false, idle: false, asked: false, over: false },
  inMove: false,
  atLimit: false,
  notToEnd: false,
  planned: false,
  beforePlan: false,
  early: false,
  wordDue: undefined,
};

/** Evidence for each way to end, strongest first; what comes later in the list is outweighed by what comes before. */
const STRONGEST_FIRST: readonly (readonly [key: string, evidence: Partial<Evidence>])[] = [
  ['failed.reported', { said: { ...NOTHING.said, failed: true } }],
  ['ended.limit', { said: { ...NOTHING.said, limit: true } }],
  ['ended.idle', { said: { ...NOTHING.said, idle: true } }],
  ['ended.exited', { stopSeen: true }],
  ['ended.asked', { reported: true }],
  ['lost.in_move', { inMove: true }],
  ['lost.unasked', { notToEnd: true }],
  ['lost.unasked', { wordDue: 'promised' }],
  ['ended.unasked', { wordDue: 'usual' }],
  ['ended.early', { planned: true, beforePlan: true, early: true }],
];

test('an end of which nothing is known is unseen', () => {
  expect(endingKey(judgeEnd(NOTHING))).toBe('ended.unseen');
});

test.each(STRONGEST_FIRST)('%s needs its own evidence and no other', (key, evidence) => {
  expect(endingKey(judgeEnd({ ...NOTHING, ...evidence }))).toBe(key);
});

test('of two kinds of evidence the stronger one names the end', () => {
  const wrong = STRONGEST_FIRST.flatMap(([key, stronger], index) =>
    STRONGEST_FIRST.slice(index + 1).flatMap(([weaker, evidence]) => {
      const named = endingKey(judgeEnd({ ...NOTHING, ...evidence, ...stronger }));
      return named === key ? [] : [`${key} and ${weaker}: ${named}`];
    }),
  );
  expect(wrong).toEqual([]);
});
