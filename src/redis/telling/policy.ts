/** Numbers of telling that scripts or several files use. */

/** Milliseconds within which news belongs to one burst. */
export const LATELY_MS = 3_000;

/** Milliseconds after the wait that follows a digest in which news belongs to the same burst. */
export const CALM_MS = 10_000;

/** Recordings that a message names at most; the others are counted. */
export const NAMED = 20;

/**
 * Cards of a workspace that are edited within `FRESHENED_MS` milliseconds only because their time is later: half of
 * the edits that Slack takes in a minute.
 */
export const FRESHENED = 25;
export const FRESHENED_MS = 60_000;
