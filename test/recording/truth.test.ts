import { expect, test } from 'vitest';
import { searchAll } from '../../bench/truth/exhaustive.ts';
import { losses, phasesChangedByNotices } from '../../bench/truth/losses.ts';
import { ordinaryEnds } from '../../bench/truth/ordinary.ts';
import { isWrong, PEERS } from '../../bench/truth/peers.ts';
import { type Score, score } from '../../bench/truth/score.ts';
import { watch } from '../../bench/truth/watch.ts';
import { DEFAULT_POLICY } from '../../src/recording/policy.ts';

const LIVES = 250;

const numbers = Array.from({ length: LIVES }, (_, n) => n + 1);
const watched = numbers.map((n) => watch(n));
const scores = watched.map((one) => score(one, DEFAULT_POLICY.patienceMs));

const isFaulty = ({ falseEnds, falseNotStarted, wronglyFinal }: Score): boolean =>
  falseEnds + falseNotStarted > 0 || wronglyFinal;

test(`of ${LIVES} lives with failovers and outages none is said to be over while it lives, and no end is missed`, () => {
  expect(scores.filter(isFaulty)).toEqual([]);
  expect(scores.filter(({ missed }) => missed)).toEqual([]);
});

test('an end is told within patience and one interval of sight', () => {
  const delays = scores.flatMap(({ delay }) => (delay ? [delay.inSightMs] : []));
  expect(delays.length).toBeGreaterThan(LIVES / 2);
  expect(Math.max(...delays)).toBeLessThanOrEqual(DEFAULT_POLICY.patienceMs + DEFAULT_POLICY.pollMs);
});

test('the lives are hard enough: with the 30 s that Agora advises, the same rules say false ends', () => {
  const hasty = { ...DEFAULT_POLICY, patienceMs: 30_000 };
  expect(numbers.some((n) => isFaulty(score(watch(n, hasty), hasty.patienceMs)))).toBe(true);
});

test('and simpler monitors are wrong about the same answers', () => {
  const right = PEERS.filter((peer) => !watched.some((one) => isWrong(peer, one)));
  expect(right).toEqual([]);
});

test('the same number is the same life', () => {
  const [seventh, eighth] = watched.slice(6);
  expect(watch(7)).toEqual(seventh);
  expect(seventh?.life).not.toEqual(eighth?.life);
});

const unplanned = ordinaryEnds(300, false);

test('ordinary ends that nobody reported are never told as bad, and the rule before called most of them lost', () => {
  expect(unplanned.bad).toBe(0);
  expect(unplanned.lostByOldRule).toBeGreaterThan(unplanned.lives / 2);
});

test('where the end is planned, looks close in and more ends are seen', () => {
  const planned = ordinaryEnds(150, true);
  const share = ({ seenClosing, lives }: typeof planned) => seenClosing / lives;
  expect(share(planned)).toBeGreaterThan(2 * share(unplanned));
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
