import { DAY_MS } from '../../recording/recording.ts';

/** Numbers of telling that scripts or several files use. */

/** Milliseconds within which loud news belongs to one burst. */
export const LATELY_MS = 10_000;

/** Milliseconds for which the table of a burst takes rows. */
export const TABLE_MS = 60_000;

/** Milliseconds between two edits of a table: Slack takes about fifty edits a minute, and cards need theirs. */
export const TABLE_EDIT_MS = 3_000;

/** Milliseconds after its last row for which a table is kept; longer than any outage. */
export const TABLE_KEPT_MS = DAY_MS;

/**
 * Milliseconds after a loss of writes within which news may have been told before it: every recording is looked at
 * again within this time, even while Agora gives no answers.
 */
export const AFTER_LOSS_MS = 600_000;

/** Milliseconds without a beat of any process after which Redis, or all of them, must have stood still. */
export const STALLED_MS = 2_500;

/** Limit of entries in the ledger of one recording. */
export const MOST_TOLD = 60;

export { MOST_NAMED } from '../../recording/recording.ts';

/**
 * Limit of cards of a workspace that are edited within `FRESHENED_MS` milliseconds only to show a newer time: half of
 * the edits that Slack takes in a minute.
 */
export const FRESHENED = 25;
export const FRESHENED_MS = 60_000;

/** Score of a thread that is told before everything quiet: earlier than any moment. */
export const LOUD = 0;

/**
 * Seconds for which the id of something handled is remembered. Slack repeats an unanswered event for minutes, never for
 * an hour.
 */
export const REMEMBERED_SECONDS = 3_600;

/** Milliseconds between the retries of two places, once Slack can be reached again. */
export const BACK_EVERY_MS = 50;

/** Milliseconds for which a place is remembered as waiting for an unreachable Slack; longer than any wait. */
export const AWAY_MS = 600_000;
