import type { Policy } from './policy.ts';

/** What is starting, stopping, doubted or has just changed is looked at every 5 to 15 s (cadence.ts). */
const CLOSE_MS = 10_000;

/**
 * Requests a second that so many recordings ask for; those that are asked for rarely, because they are lost or did not
 * start, count like the others.
 * @param close how many of them are looked at closely at present
 */
export const requestsWanted = (recordings: number, close: number, { pollMs }: Policy): number =>
  ((recordings - close) * 1_000) / pollMs + (close * 1_000) / Math.min(CLOSE_MS, pollMs);
