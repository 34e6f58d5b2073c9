import { expect, test } from 'vitest';
import { PEERS } from '../../bench/truth/peers.ts';
import { type Score, score } from '../../bench/truth/score.ts';
import { type Watched, watch } from '../../bench/truth/watch.ts';
import { DEFAULT_POLICY, type Policy } from '../../src/recording/policy.ts';

const LIVES = 500;

function lives(policy: Policy = DEFAULT_POLICY): { watched: Watched[]; scores: Score[] } {
  const watched = Array.from({ length: LIVES }, (_, n) => watch(n + 1, policy));
  return { watched, scores: watched.map((one) => score(one, policy.patienceMs)) };
}

const faulty = (scores: readonly Score[]): number =>
  scores.filter(
    ({ falseEnds, falseNotStarted, wronglyFinal }) => falseEnds + falseNotStarted > 0 || wronglyFinal,
  ).length;

test(`of ${LIVES} lives with failovers and outages none is said to be over while it lives, and no end is missed`, () => {
  const { scores } = lives();
  expect(faulty(scores)).toBe(0);
  expect(scores.filter(({ missed }) => missed)).toEqual([]);
});

test('an end is told within patience and one interval of sight', () => {
  const delays = lives().scores.flatMap(({ delay }) => (delay ? [delay.inSightMs] : []));
  expect(delays.length).toBeGreaterThan(LIVES / 2);
  expect(Math.max(...delays)).toBeLessThanOrEqual(DEFAULT_POLICY.patienceMs + DEFAULT_POLICY.pollMs);
});

test('the lives are hard enough: with the 30 s that Agora advises, the same rules say false ends', () => {
  expect(faulty(lives({ ...DEFAULT_POLICY, patienceMs: 30_000 }).scores)).toBeGreaterThan(0);
});

test('and simpler monitors are wrong about the same answers', () => {
  const { watched } = lives();
  for (const { name, falseEnd } of PEERS) {
    expect(watched.filter(falseEnd).length, name).toBeGreaterThan(0);
  }
});

test('the same number is the same life', () => {
  expect(watch(7)).toEqual(watch(7));
  expect(watch(7).life).not.toEqual(watch(8).life);
});
