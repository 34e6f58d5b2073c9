import { HOUR_MS } from '../../recording/recording.ts';

/** Numbers of knowing that scripts or several files use. */

/** Ends of recordings by which an app's habit of reporting is judged. */
export const LESSONS_KEPT = 50;

/** Characters that the sids of one shelf (`<tag>:sids:<team>:<shelf>`) begin with in common. */
export const SHELF = 3;

/** Milliseconds without a beat after which a process that takes reports is taken for dead: three beats are missed. */
export const DEAD_MS = 6_000;

/** Milliseconds for which times of deafness are kept. An end is judged within minutes of it. */
export const DEAF_KEPT_MS = 25 * HOUR_MS;
