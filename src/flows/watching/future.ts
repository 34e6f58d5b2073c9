import type { Instant } from '../../recording/recording.ts';

/** Largest lead of a backend's clock over ours, in milliseconds. */
const AHEAD_MS = 60_000;

/** Whether a moment that was said to be past lies in the future. */
export const liesAhead = (at: Instant | undefined, now: Instant): boolean =>
  at !== undefined && at > now + AHEAD_MS;
