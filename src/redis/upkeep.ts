import type { Log } from '../ports/process.ts';
import type { Mutes } from '../ports/telling.ts';
import type { Planner } from './polling/planner.ts';

/** Work that every worker process repeats. Any number of processes may do it side by side. */
interface Chore {
  readonly name: string;
  /** Milliseconds between the end of one round and the next. */
  readonly everyMs: number;
  /** Does one round; answers how many things it changed. */
  work(): Promise<number>;
  /** Logs a number above 0. */
  changed(count: number): void;
}

/** The safety nets, and the end of timed mutes. @param historyMs time for which a finished recording is kept */
export const upkeep = (
  planner: Pick<Planner, 'reconcile' | 'purge'>,
  mutes: Pick<Mutes, 'sweep'>,
  historyMs: number,
  log: Log,
): readonly Chore[] => [
  {
    name: 'reconcile',
    everyMs: 60_000,
    work: planner.reconcile,
    changed: (putBack) => log.warn({ putBack }, 'reconciled'),
  },
  {
    name: 'purge',
    everyMs: 3_600_000,
    work: () => planner.purge(historyMs),
    changed: (purged) => log.info({ purged }, 'purged'),
  },
  {
    name: 'mutes',
    // A mute may end late by this; the shortest lasts 15 minutes.
    everyMs: 5_000,
    work: mutes.sweep,
    changed: (ended) => log.info({ ended }, 'mutesEnded'),
  },
];
