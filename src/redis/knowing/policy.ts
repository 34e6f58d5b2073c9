import { HOUR_MS } from '../../recording/recording.ts';

/** Numbers of knowing that scripts go by, or more than one file. */

/** How many recordings that are over an app is judged by. */
export const LESSONS_KEPT = 50;

/** How many characters the sids of one shelf (`<tag>:sids:<team>:<shelf>`) begin with in common. */
export const SHELF = 3;

/** After so many milliseconds without a beat, a process that takes reports is taken for dead: three are missed. */
export const DEAD_MS = 6_000;

/** How long the words of Agora about a recording that nobody registered are kept, in milliseconds. */
export const NOTICES_KEPT_MS = 24 * HOUR_MS;

/** Unregistered recordings whose words are kept; beyond that the ones not heard of for longest are forgotten. */
export const UNCLAIMED_KEPT = 10_000;

/** Words of one recording that may wait to be noted; more than one recording causes in its life. */
export const WORDS_WAITING = 200;

/** Names of notices of one recording by which copies are recognised. */
export const COPIES_KNOWN = 2_000;

/** How long times in which nobody listened are kept, in milliseconds: an end is judged within minutes of it. */
export const DEAF_KEPT_MS = 25 * HOUR_MS;
