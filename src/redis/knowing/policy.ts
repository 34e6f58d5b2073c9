/** Numbers of knowing that scripts or several files use. */

/** Length of the common prefix of the sids of one shelf (`<tag>:sids:<team>:<shelf>`), in characters. */
export const SHELF = 3;

/** Recordings on one page of a workspace's directory. Redis packs sorted sets of up to 128 entries. */
export const PAGE_LENGTH = 100;
