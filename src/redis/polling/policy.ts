/** Numbers of polling that scripts or several files use. */

/**
 * Milliseconds by which a request may be late without needing another slot. Less than what `FULL_SECOND_MS` leaves
 * unused.
 */
export const GRACE_MS = 16;

/** Milliseconds over which the requests of one second are spread: a fiftieth is left for delays on the way to Agora. */
export const FULL_SECOND_MS = 1_020;

/** Milliseconds by which a claim precedes its slot: the time in which its job reaches a worker. */
export const AHEAD_MS = 60;

/** Milliseconds by which recordings are claimed early if the budget serves all of them: rounds are fewer and fuller. */
export const SOON_MS = 450;

/** Milliseconds by which a round precedes the next due recording, so that a worker has its job in time. */
export const LEAD_MS = 45;

/** If the budget is short, one claim in this number goes to an urgent recording, which may change at any moment. */
export const URGENT_EVERY = 5;

/** If the budget is short, one claim in this number goes to an unproven recording. A multiple of `URGENT_EVERY`. */
export const UNPROVEN_EVERY = 10;

/** Limit of recordings of an app that a round reads to find those that are not unproven, and how many it reads at once. */
export const MOST_PASSED = 4_000;
export const PASSED_SLICE = 100;

/** Milliseconds in which a rate recovers from nothing to all of it. */
export const RECOVERY_MS = 200_000;

/** Least share of a rate that is left after 429s. */
export const LEAST_SHARE = 0.0625;

/** Milliseconds after a cut in which a further 429 cuts nothing, because it is about the rate before. */
export const SAME_SQUEEZE_MS = 1_000;
