/** Estimate of the clock of Redis, by which everything is planned. */
export interface ServerClock {
  /** Milliseconds since 1970, with fractions; `undefined` before the first reading. */
  now(): number | undefined;
  /** Shortest time that an answer of Redis takes on its way, in milliseconds. */
  wayMs(): number;
  /** Takes a reading: the time in an answer to a command that was sent at `askedAt` (`performance.now()`). */
  told(at: number, askedAt: number): void;
}

interface Reading {
  /** Milliseconds to add to `performance.now()`. */
  readonly offset: number;
  readonly roundTrip: number;
  readonly takenAt: number;
}

/** Time for which a reading is kept, in milliseconds: clocks of two machines drift apart by some milliseconds in it. */
const KEPT_MS = 30_000;

/**
 * Round trip beyond which a reading is ignored, in milliseconds: the answer has waited for Redis to come back, and the
 * reading may be wrong by half of that time.
 */
const TOO_LONG_MS = 1_000;

/**
 * Keeps the reading with the shortest round trip, which is wrong by half of it at most. A reading that contradicts it
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
