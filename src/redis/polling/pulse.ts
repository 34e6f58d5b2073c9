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
