/** Numbers of App Homes that scripts go by. */

/** How long a Home is remembered after its last turn was due, in milliseconds. */
export const REMEMBERED_MS = 3_600_000;
