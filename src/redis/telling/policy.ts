/** Numbers of telling that scripts go by, or more than one file. */

/** News within so many milliseconds is one burst. */
export const LATELY_MS = 3_000;

/** What comes within so many milliseconds after the pause that follows a digest belongs to the same burst. */
export const CALM_MS = 10_000;

/** How many recordings a message names at most; the others are counted. */
export const NAMED = 20;

/**
 * How many cards of a workspace are edited within `FRESHENED_MS` although only their time is later: half of the edits
 * that Slack takes in a minute.
 */
export const FRESHENED = 25;
export const FRESHENED_MS = 60_000;
