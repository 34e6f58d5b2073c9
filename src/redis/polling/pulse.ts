import type { Pulse } from '../../ports/polling.ts';

/** Notes when a process planned and looked, on a monotonic clock. */
export function createPulse() {
  const now = () => performance.now();
  const began = now();
  let [plannedAt, lookedAt] = [began, began];
  return {
    planned: () => {
      plannedAt = now();
    },
    looked: () => {
      lookedAt = now();
    },
    read: (): Pulse => ({
      upMs: now() - began,
      plannedMs: now() - plannedAt,
      lookedMs: now() - lookedAt,
    }),
  };
}

/**
 * Bounds of the wait between two rounds of planning, in milliseconds. A shorter wait asks small apps sooner, a longer
 * one finds more to do at once. What another process adds waits no longer than the longest, and usually rings the bell.
 */
const SHORTEST_MS = 25;
const LONGEST_MS = 250;

/** Milliseconds by which waits differ at most, so that processes do not all plan at the same moment. */
const SPREAD_MS = 20;

/** @param random from 0 up to, not including, 1 */
export const pauseBefore = (nextInMs: number, random: number): number =>
  Math.min(LONGEST_MS, Math.max(SHORTEST_MS, nextInMs) + SPREAD_MS * random);

/** Milliseconds until a round that somebody asks for. */
export const beforeHurried = ({ plannedMs }: Pulse): number => Math.max(0, SHORTEST_MS - plannedMs);
