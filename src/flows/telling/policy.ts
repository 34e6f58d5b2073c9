/** Milliseconds between messages: Slack takes about one a second per channel. */
export const PACE_MS = 1_050;

/** Milliseconds after an edit. It is no message, but Slack takes only about fifty of them a minute. */
export const EDIT_PACE_MS = 1_200;

/** Milliseconds to wait after attempts that failed, where Slack has not said how long to wait. */
const RETRY_MS = [1_000, 2_000, 5_000, 15_000, 30_000, 60_000] as const;

/** How often a reason on no list is waited out, about two minutes in all; after that a person has to know. */
export const MOST_REFUSALS = RETRY_MS.length;

/** Shorter by up to a third, so that a hundred places do not all come back at the moment at which Slack does. */
export function retryIn(attempts: number, random: number): number {
  const wait = RETRY_MS[Math.min(attempts, RETRY_MS.length - 1)] ?? RETRY_MS[0];
  return wait * (1 - random / 3);
}
