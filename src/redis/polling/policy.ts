/** Numbers of polling that scripts or several files use. */

/**
 * Milliseconds by which a request may miss its moment and keep it: less than `FULL_SECOND_MS` leaves unused; the rest
 * is for the way to Agora.
 */
export const GRACE_MS = 16;

/**
 * Milliseconds over which one second's requests are spread: a fiftieth is left unused, for requests held up on their
 * way.
 */
export const FULL_SECOND_MS = 1_020;

/** Milliseconds by which a request is planned ahead of its moment: the time of its job to reach a worker. */
export const AHEAD_MS = 60;

/** Milliseconds by which recordings are claimed ahead where the budget serves all of them: fewer, fuller rounds. */
export const SOON_MS = 450;

/** Milliseconds by which a round begins before the next recording is due, so that a worker has its job by then. */
export const LEAD_MS = 45;

/** One claim in this number goes to a recording that may change at any moment, if the budget is short. */
export const URGENT_EVERY = 5;

/**
 * One claim in this number goes to a recording that was asked for and never found, if the budget is short. A multiple
 * of `URGENT_EVERY`, as both are counted by one number.
 */
export const UNPROVEN_EVERY = 10;

/** Recordings of an app that a round passes at most to find those that are not unproven, and how many it reads at once. */
export const MOST_PASSED = 4_000;
export const PASSED_SLICE = 100;

/** Milliseconds that a rate takes from nothing to all of it. */
export const RECOVERY_MS = 200_000;

/** Share of a rate that 429s leave at least. */
export const LEAST_SHARE = 0.0625;

/** Milliseconds after a cut in which a 429 is about the rate before it, and cuts nothing. */
export const SAME_SQUEEZE_MS = 1_000;
