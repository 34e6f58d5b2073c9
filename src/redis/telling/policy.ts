/** Numbers of telling that scripts or several files use. */

/** Milliseconds within which news that the channel hears belongs to one burst. */
export const LATELY_MS = 10_000;

/** Milliseconds for which the table of a burst takes rows. */
export const TABLE_MS = 60_000;

/** Milliseconds between two edits of a table: Slack takes about fifty edits a minute, and cards need theirs. */
export const TABLE_EDIT_MS = 3_000;

/** Milliseconds after which a table that nothing was told of is forgotten, with its rows; long after any outage. */
export const TABLE_KEPT_MS = 86_400_000;

/**
 * Milliseconds after a restart of Redis within which news may be news that was told before it: a recording is looked at
 * again within this even while Agora cannot be seen.
 */
export const REMEMBERED_MS = 600_000;

/** Milliseconds without a sign of life of any process after which Redis stood still, or all of them did. */
export const STALLED_MS = 2_500;

/** Entries of the ledger that are kept of one recording. */
export const MOST_TOLD = 60;

/** Recordings that a message names at most; the others are counted. */
export const NAMED = 20;

/**
 * Cards of a workspace that are edited within `FRESHENED_MS` milliseconds only because their time is later: half of
 * the edits that Slack takes in a minute.
 */
export const FRESHENED = 25;
export const FRESHENED_MS = 60_000;

/** Score of a thread that is told before everything quiet: earlier than any moment. */
export const LOUD = 0;

/** Milliseconds between two places that are tried again because Slack takes messages again. */
export const BACK_EVERY_MS = 50;

/** Milliseconds for which it is remembered that a place waits because Slack could not be reached; longer than any wait. */
export const AWAY_MS = 600_000;
