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
export const SOON_MS = 200;

/** Milliseconds by which a round begins before the next recording is due, so that a worker has its job by then. */
export const LEAD_MS = 45;

/** Where the budget is short, one claim in this number goes to a recording that may change at any moment. */
export const URGENT_EVERY = 5;

/** Milliseconds that a rate takes from nothing to all of it. */
export const RECOVERY_MS = 200_000;

/** Share of a rate that 429s leave at least. */
export const LEAST_SHARE = 0.0625;

/** Milliseconds after a cut in which a 429 is about the rate before it, and cuts nothing. */
export const SAME_SQUEEZE_MS = 1_000;
