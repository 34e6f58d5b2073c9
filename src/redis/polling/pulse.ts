import type { Pulse } from '../../ports/polling.ts';

/** Notes what a process gets done, on a clock that nobody sets. */
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
