import { HOUR_MS } from '../../recording/recording.ts';

/** Numbers of hearing that scripts or several files use. */

/** Ends of recordings by which an app's habit of reporting is judged. */
export const LESSONS_KEPT = 50;

/** Milliseconds without a beat after which a process that takes reports is taken for dead: three beats are missed. */
export const DEAD_MS = 6_000;

/** How long the words of Agora about a recording that nobody registered are kept, in milliseconds. */
export const NOTICES_KEPT_MS = 24 * HOUR_MS;

/** Unregistered recordings whose words are kept; beyond that the ones not heard of for longest are forgotten. */
export const UNCLAIMED_KEPT = 10_000;

/** Rings of the bell that wait for a worker; what is done without them is found by a round. */
export const BELL_KEPT = 1_000;

/** Words of one recording that may wait to be noted; more than one recording causes in its life. */
export const WORDS_WAITING = 200;

/** Names of notices of one recording by which copies are recognised. */
export const COPIES_KNOWN = 2_000;

/** Milliseconds for which times of deafness are kept. An end is judged within minutes of it. */
export const DEAF_KEPT_MS = 25 * HOUR_MS;
