/** Numbers of App Homes that scripts use. */

/** Milliseconds for which a Home is remembered after its last turn was due. */
export const REMEMBERED_MS = 3_600_000;
