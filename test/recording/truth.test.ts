import { expect, test } from 'vitest';
import { searchAll } from '../../bench/truth/exhaustive.ts';
import { losses, phasesChangedByNotices } from '../../bench/truth/losses.ts';
import { ordinaryEnds } from '../../bench/truth/ordinary.ts';
import { isWrong, PEERS } from '../../bench/truth/peers.ts';
import { type Score, score } from '../../bench/truth/score.ts';
import { type Watched, watch } from '../../bench/truth/watch.ts';
import { DEFAULT_POLICY, type Policy } from '../../src/recording/policy.ts';

const LIVES = 250;

function lives(policy: Policy = DEFAULT_POLICY): { watched: Watched[]; scores: Score[] } {
  const watched = Array.from({ length: LIVES }, (_, n) => watch(n + 1, policy));
  return { watched, scores: watched.map((one) => score(one, policy.patienceMs)) };
}

const told = lives();

const faulty = (scores: readonly Score[]): number =>
  scores.filter(
    ({ falseEnds, falseNotStarted, wronglyFinal }) => falseEnds + falseNotStarted > 0 || wronglyFinal,
  ).length;

test(`of ${LIVES} lives with failovers and outages none is said to be over while it lives, and no end is missed`, () => {
  const { scores } = told;
  expect(faulty(scores)).toBe(0);
  expect(scores.filter(({ missed }) => missed)).toEqual([]);
});

test('an end is told within patience and one interval of sight', () => {
  const delays = told.scores.flatMap(({ delay }) => (delay ? [delay.inSightMs] : []));
  expect(delays.length).toBeGreaterThan(LIVES / 2);
  expect(Math.max(...delays)).toBeLessThanOrEqual(DEFAULT_POLICY.patienceMs + DEFAULT_POLICY.pollMs);
});

test('the lives are hard enough: with the 30 s that Agora advises, the same rules say false ends', () => {
  expect(faulty(lives({ ...DEFAULT_POLICY, patienceMs: 30_000 }).scores)).toBeGreaterThan(0);
});

test('and simpler monitors are wrong about the same answers', () => {
  const { watched } = told;
  for (const peer of PEERS) {
    expect(watched.filter((one) => isWrong(peer, one)).length, peer.name).toBeGreaterThan(0);
  }
});

test('the same number is the same life', () => {
  expect(watch(7)).toEqual(watch(7));
  expect(watch(7).life).not.toEqual(watch(8).life);
});

test('ordinary ends that nobody reported are never told as bad, and the rule before called most of them lost', () => {
  const { lives, bad, lostByOldRule } = ordinaryEnds(300, false);
  expect(bad).toBe(0);
  expect(lostByOldRule).toBeGreaterThan(lives / 2);
});

test('where the end is planned, looks close in and more ends are seen', () => {
  expect(ordinaryEnds(150, true).seenClosing).toBeGreaterThan(2 * ordinaryEnds(150, false).seenClosing);
});

test('where every end is promised to be reported, a loss is told as bad, and what was not one is taken back', () => {
  const found = losses(800);
  expect(found.vanished).toBeGreaterThan(100);
  expect(found.vanishedToldBad).toBe(found.vanished);
  expect(found.ordinaryToldBad).toBeGreaterThan(0);
  expect(found.ordinaryToldBad).toBeLessThanOrEqual(found.wordless);
  expect(found.notTakenBack).toBe(0);
});

test('no notice changes a phase by itself', () => {
  expect(phasesChangedByNotices(300)).toBe(0);
});

test('every sequence of five answers keeps the rules, whatever else is known', () => {
  const { states, broken } = searchAll(5);
  expect(states).toBeGreaterThan(10_000);
  expect(broken).toEqual([]);
});
