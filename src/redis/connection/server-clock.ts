/** The clock of Redis, by which everything is planned, as far as this process can tell. */
export interface ServerClock {
  /** Milliseconds since 1970, with fractions; `undefined` before Redis has ever said. */
  now(): number | undefined;
  /** The way of an answer, at its quickest, in milliseconds: as much is always lost. */
  wayMs(): number;
  /** Redis said this in an answer to what was sent at `askedAt` (`performance.now()`). */
  told(at: number, askedAt: number): void;
}

interface Reading {
  /** What has to be added to `performance.now()`. */
  readonly offset: number;
  readonly roundTrip: number;
  readonly takenAt: number;
}

/** Clocks of two machines drift apart by some milliseconds in this time. */
const KEPT_MS = 30_000;

/**
 * An answer that took longer waited for Redis to come back. Half of that is how wrong it may be, and one that is good
 * will follow: a clock that is ahead by half an outage would believe every doubt to be older than it is.
 */
const TOO_LONG_MS = 1_000;

/**
 * Keeps the reading with the quickest round trip, which is wrong by half of it at most. One that cannot agree with it
 * replaces it: the clock was set, or another server has taken over.
 */
export function createServerClock(): ServerClock {
  let best: Reading | undefined;
  return {
    now: () => best && performance.now() + best.offset,
    wayMs: () => (best ? best.roundTrip / 2 : 0),
    told(at, askedAt) {
      const takenAt = performance.now();
      const roundTrip = takenAt - askedAt;
      if (best && roundTrip > TOO_LONG_MS) return;
      const reading = { offset: at + roundTrip / 2 - takenAt, roundTrip, takenAt };
      const better = !best || roundTrip <= best.roundTrip || takenAt - best.takenAt > KEPT_MS;
      if (better || disagree(best, reading)) best = reading;
    },
  };
}

const disagree = (one: Reading | undefined, other: Reading): boolean =>
  one !== undefined && Math.abs(one.offset - other.offset) > (one.roundTrip + other.roundTrip) / 2 + 1;
