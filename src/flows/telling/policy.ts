/** Time between two messages to a channel, in milliseconds: Slack takes about one a second. */
export const PACE_MS = 1_050;

/** Wait after an edit, in milliseconds. It is no message, but Slack takes only about fifty edits a minute. */
export const EDIT_PACE_MS = 1_200;

/** Waits after failed attempts, in milliseconds, if Slack has not said how long to wait. */
const RETRY_MS = [1_000, 2_000, 5_000, 15_000, 30_000, 60_000] as const;

/** Most retries after a code on no list, about two minutes in all; after that a person has to know. */
export const MOST_REFUSALS = RETRY_MS.length;

/** Most cards posted anew for one delivery: Slack may take each, and then no line under it. */
export const MOST_ANEW = 2;

/**
 * Wait before the next attempt, in milliseconds. It is shortened by up to a third, so that a hundred places do not all
 * come back at the same moment.
 */
export function retryIn(attempts: number, random: number): number {
  const wait = RETRY_MS[Math.min(attempts, RETRY_MS.length - 1)] ?? RETRY_MS[0];
  return wait * (1 - random / 3);
}

/** Largest difference between the clocks of Slack and of Redis when looking for a message, in milliseconds. */
export const CLOCKS_DIFFER_MS = 60_000;
