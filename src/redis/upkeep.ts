import type { Log } from '../ports/process.ts';
import type { Mutes } from '../ports/telling.ts';
import type { Planner } from './polling/planner.ts';

/** Work that every worker process repeats. */
export interface Chore {
  readonly name: string;
  /** Milliseconds between the end of one round and the next, also after a failure. */
  readonly everyMs: number;
  work(): Promise<void>;
}

const RECONCILE_MS = 60_000;
const PURGE_MS = 3_600_000;
/** Milliseconds between two rounds, and so by how much a mute may end late; the shortest lasts 15 minutes. */
const MUTES_MS = 5_000;

/** Safety nets, and the end of timed mutes. Any number of processes may do it side by side. */
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
