import type { Log } from '../ports/process.ts';
import type { Mutes } from '../ports/telling.ts';
import type { Planner } from './polling/planner.ts';

/** Work that every worker process does again and again. */
export interface Chore {
  readonly name: string;
  /** Milliseconds between the end of one round and the next, also where it failed. */
  readonly everyMs: number;
  work(): Promise<void>;
}

const RECONCILE_MS = 60_000;
const PURGE_MS = 3_600_000;
/** How much later than promised a mute may end; the shortest lasts a quarter of an hour. */
const MUTES_MS = 5_000;

/** Safety nets, and what ends by itself. Any number of processes may do it side by side. */
export const upkeep = (
  planner: Pick<Planner, 'reconcile' | 'purge'>,
  mutes: Pick<Mutes, 'sweep'>,
  historyMs: number,
  log: Log,
): readonly Chore[] => [
  {
    name: 'reconcile',
    everyMs: RECONCILE_MS,
    async work() {
      const putBack = await planner.reconcile();
      if (putBack > 0) log.warn({ putBack }, 'reconciled');
    },
  },
  {
    name: 'purge',
    everyMs: PURGE_MS,
    async work() {
      const purged = await planner.purge(historyMs);
      if (purged > 0) log.info({ purged }, 'purged');
    },
  },
  {
    name: 'mutes',
    everyMs: MUTES_MS,
    async work() {
      const ended = await mutes.sweep();
      if (ended > 0) log.info({ ended }, 'mutesEnded');
    },
  },
];
