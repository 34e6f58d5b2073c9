import type { Pulse } from '../../ports/polling.ts';

/** Notes when a process planned and looked, by a monotonic clock. */
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
 * Bounds of the wait between two rounds of planning, in milliseconds. A shorter wait serves small apps sooner, a longer
 * one makes fuller rounds. Work that another process adds waits for the longest at most.
 */
const SHORTEST_MS = 25;
const LONGEST_MS = 250;

/** Largest random addition to a wait, in milliseconds, so that processes do not plan at the same moment. */
const SPREAD_MS = 20;

/** @param random from 0 up to, not including, 1 */
export const pauseBefore = (nextInMs: number, random: number): number =>
  Math.min(LONGEST_MS, Math.max(SHORTEST_MS, nextInMs) + SPREAD_MS * random);

/** Milliseconds until a round that was asked for. */
export const beforeHurried = ({ plannedMs }: Pulse): number => Math.max(0, SHORTEST_MS - plannedMs);
