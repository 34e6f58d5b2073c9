import type { Instant } from '../../recording/recording.ts';

/** By how much the clock of a backend may be ahead of ours. */
const AHEAD_MS = 60_000;

/** Whether something that is said to have happened lies in the future. */
export const liesAhead = (at: Instant | undefined, now: Instant): boolean =>
  at !== undefined && at > now + AHEAD_MS;
