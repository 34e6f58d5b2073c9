/** Numbers of knowing that scripts or several files use. */

/** Characters that the sids of one shelf (`<tag>:sids:<team>:<shelf>`) begin with in common. */
export const SHELF = 3;

/** Recordings on one page of what a workspace knows; Redis packs a sorted set of up to 128. */
export const PAGE_LENGTH = 100;
