import { DAY_MS, HOUR_MS } from '../../recording/recording.ts';

/** Numbers of hearing that scripts or several files use. */

/** Number of ends by which an app's habit of reporting is judged. */
export const LESSONS_KEPT = 50;

/** Milliseconds without a beat after which a process that takes reports counts as dead: three missed beats. */
export const DEAD_MS = 6_000;

/** Milliseconds for which words of Agora about a recording that nobody registered are kept. */
export const NOTICES_KEPT_MS = DAY_MS;

/** Limit of unregistered recordings whose words are kept; those not heard of for longest are forgotten first. */
export const UNCLAIMED_KEPT = 10_000;

/** Limit of rings that wait for a worker. The rounds find what an omitted ring was about. */
export const BELL_KEPT = 1_000;

/** Limit of words of one recording that wait to be noted: more than one recording causes in its life. */
export const WORDS_WAITING = 200;

/** Limit of stored ids of the notices of one recording, by which copies are recognised. */
export const COPIES_KNOWN = 2_000;

/** Milliseconds for which times of deafness are kept. An end is judged within minutes of it. */
export const DEAF_KEPT_MS = 25 * HOUR_MS;

/** Limit of stored times of deafness. */
export const DEAF_KEPT = 50;
