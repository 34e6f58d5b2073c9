import { afterEach, expect, it, vi } from 'vitest';
import { createServerClock } from '../../src/redis/connection/server-clock.ts';

afterEach(() => vi.restoreAllMocks());

/** An answer that says `at` and took so long. */
const answer = (at: number, tookMs: number) => [at, performance.now() - tookMs] as const;

it('does not know the time before it was told', () => {
  const clock = createServerClock();
  expect(clock.now()).toBeUndefined();
  expect(clock.wayMs()).toBe(0);
});

it('takes the answer to have been given half-way', () => {
  const clock = createServerClock();
  clock.told(...answer(1_000, 40));
  expect(clock.now()).toBeGreaterThanOrEqual(1_020);
  expect(clock.wayMs()).toBeGreaterThanOrEqual(20);
});

it('trusts the quickest answer, for a slow one may have been held up on one of its ways', () => {
  const clock = createServerClock();
  clock.told(...answer(1_000, 4));
  clock.told(...answer(1_000, 300));
  expect(clock.wayMs()).toBeLessThan(100);
  expect(clock.now()).toBeLessThan(1_100);
});

it('learns nothing from an answer that waited for Redis to come back, however old what it knows is', () => {
  const clock = createServerClock();
  const [at, askedAt] = answer(1_000, 2);
  clock.told(at, askedAt);
  vi.spyOn(performance, 'now').mockReturnValue(askedAt + 90_000);
  // Asked when Redis went away, and answered a minute later by the same clock.
  clock.told(at + 90_000, askedAt + 30_000);
  expect(clock.now()).toBeLessThan(92_000);
});

it('follows a clock that was set, or another server that has taken over', () => {
  const clock = createServerClock();
  clock.told(...answer(1_000, 2));
  clock.told(...answer(900_000, 50));
  expect(clock.now()).toBeGreaterThan(900_000);
});
