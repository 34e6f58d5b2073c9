/**
 * Between two rounds of planning, in milliseconds. A shorter wait asks small apps sooner, a longer one finds more to do
 * at once; nothing that another process adds, such as a registration, waits longer than the longest.
 */
const SHORTEST_MS = 25;
const LONGEST_MS = 250;

/** Several processes that wait for the same moment need not all come at it. */
const SPREAD_MS = 20;

/** @param random from 0 up to, not including, 1 */
export const pauseBefore = (nextInMs: number, random: number): number =>
  Math.min(LONGEST_MS, Math.max(SHORTEST_MS, nextInMs) + SPREAD_MS * random);
