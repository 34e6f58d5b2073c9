import type { Policy } from '../policy.ts';

/**
 * Average interval of close looks in milliseconds: recordings that start, stop, are doubted or have just changed get
 * one every 5 to 15 s (cadence.ts).
 */
const CLOSE_MS = 10_000;

/**
 * Requests a second that this many recordings need. Recordings that are rarely queried, because they are lost or did
 * not start, count like the others.
 * @param close number of them that get close looks at present
 */
export const requestsWanted = (recordings: number, close: number, { pollMs }: Policy): number =>
  ((recordings - close) * 1_000) / pollMs + (close * 1_000) / Math.min(CLOSE_MS, pollMs);

/** Rounds through all recordings of a credential that a look may wait. One round serves each of them once. */
const ROUNDS = 3;
const LEAST_PATIENCE_MS = 60_000;

/**
 * Longest time that a look may wait, in milliseconds; longer than that it is late, however small its budget (requests a
 * second) is.
 */
export const patienceMs = ({
  recordings,
  granted,
}: {
  readonly recordings: number;
  readonly granted: number;
}): number => Math.max(LEAST_PATIENCE_MS, (ROUNDS * recordings * 1_000) / granted);
