import type { Policy } from '../policy.ts';

/** What is starting, stopping, doubted or has just changed is looked at every 5 to 15 s (cadence.ts). */
const CLOSE_MS = 10_000;

/**
 * Requests a second that so many recordings ask for.
 * @param recordings whose next look comes within an interval: what is asked for rarely counts no more often than that
 * @param close how many of them are looked at closely at present
 */
export const requestsWanted = (recordings: number, close: number, { pollMs }: Policy): number =>
  ((recordings - close) * 1_000) / pollMs + (close * 1_000) / Math.min(CLOSE_MS, pollMs);

/** Rounds through all recordings of a credential. In one, everything has its turn. */
const ROUNDS = 3;
const LEAST_PATIENCE_MS = 60_000;

/** A look that could be taken is not late by more than this, however short its budget (requests a second) is. */
export const patienceMs = ({
  recordings,
  granted,
}: {
  readonly recordings: number;
  readonly granted: number;
}): number => Math.max(LEAST_PATIENCE_MS, (ROUNDS * recordings * 1_000) / granted);
