import type { Load, Vitals } from '../../src/ports/polling.ts';

/** Demand of the apps of one credential; a healthy one, unless it is said otherwise. */
export const loadOf = (more: Partial<Load> = {}): Load => ({
  apps: ['default'],
  recordings: 0,
  close: 0,
  granted: 2,
  heldMs: 0,
  waitingMs: 0,
  stuckMs: 0,
  ...more,
});

/** Nothing is late, unless it is said otherwise. */
export const vitalsOf = (more: Partial<Vitals> = {}): Vitals => ({
  lagMs: async () => 0,
  oldestDueMs: async () => 0,
  oldestUndeliveredMs: async () => 0,
  emptiedAt: async () => undefined,
  evicting: async () => '',
  scheduled: async () => 0,
  loads: async () => [loadOf()],
  ...more,
});
