/** The clock of Redis, by which everything is planned, as this process estimates it. */
export interface ServerClock {
  /** Milliseconds since 1970, with fractions; `undefined` before Redis has told the time. */
  now(): number | undefined;
  /** Shortest time that an answer takes on its way, in milliseconds. Every answer loses as much. */
  wayMs(): number;
  /** Takes a time that Redis answered to a command sent at `askedAt` (`performance.now()`). */
  told(at: number, askedAt: number): void;
}

interface Reading {
  /** Milliseconds to add to `performance.now()`. */
  readonly offset: number;
  readonly roundTrip: number;
  readonly takenAt: number;
}

/**
 * Milliseconds for which a reading is kept: clocks of two machines drift apart by some milliseconds in this
 * time.
 */
const KEPT_MS = 30_000;

/**
 * Milliseconds of a round trip beyond which a reading is ignored: the answer waited for Redis to come back, and
 * is wrong by up to half of that. A clock that is ahead by half an outage would take every doubt for older than
 * it is.
 */
const TOO_LONG_MS = 1_000;

/**
 * Keeps the reading with the quickest round trip, which is wrong by half of it at most. A reading that
 * contradicts it replaces it: the clock was set, or another server has taken over.
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
