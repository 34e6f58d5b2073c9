/** Numbers of polling that scripts go by, or more than one file. */

/**
 * How late a request may be sent and still keep its moment, in milliseconds: less than what `FULL_SECOND_MS` leaves
 * unused, and the rest is for the way to Agora.
 */
export const GRACE_MS = 16;

/** A second of the rate, in milliseconds: a fiftieth is left unused, by which requests may be held up on their way. */
export const FULL_SECOND_MS = 1_020;

/** How far ahead of its moment a request is planned, in milliseconds: the time of its job to reach a worker. */
export const AHEAD_MS = 60;

/** How far ahead recordings are claimed where the budget serves all of them, in milliseconds: fewer, fuller rounds. */
export const SOON_MS = 200;

/** How long before the next recording is due a round begins, in milliseconds, so that its job is with a worker by then. */
export const LEAD_MS = 45;

/** Where the budget is short, one claim in so many goes to a recording that may change at any moment. */
export const URGENT_EVERY = 5;

/** How long a rate takes from nothing back to all of it, in milliseconds. */
export const RECOVERY_MS = 200_000;

/** The least share of a rate that a 429 leaves. */
export const LEAST_SHARE = 0.0625;

/** A 429 within so many milliseconds of the last cut is about the rate before it, and cuts nothing. */
export const SAME_SQUEEZE_MS = 1_000;
