import { randomUUID } from 'node:crypto';
import { startLoop } from '../../loop.ts';
import type { Log } from '../../ports/process.ts';
import type { Keyspace } from '../connection/keyspace.ts';
import { within } from '../connection/within.ts';
import { DEAD_MS, DEAF_KEPT_MS } from './policy.ts';

const BEAT_MS = 2_000;

/** How many times in which nobody listened are kept at most. */
const DEAF_KEPT = 50;

/** Whoever stops waits no longer: without the last beat it is taken for dead a few seconds later. */
const STOP_MS = 1_000;

export interface Beating {
  stop(): Promise<void>;
}

/**
 * While this process takes reports of stops it says so, for a report that could not have been heard must not be missed
 * (domain page endings, section 2). Without Redis no report can be taken either, and no beat arrives.
 */
export function startBeating({ run }: Keyspace, log: Log): Beating {
  const name = randomUUID();
  const beat = (opens: boolean) => run('knowing/beat', name, opens ? 1 : 0, DEAD_MS, DEAF_KEPT_MS, DEAF_KEPT);
  const loop = startLoop({
    async work() {
      await beat(true);
      return BEAT_MS;
    },
    retryMs: BEAT_MS,
    failed: (error) => log.warn({ loop: 'beat', why: String(error) }, 'loopFailed'),
    recovered: () => log.info({ loop: 'beat' }, 'loopRecovered'),
  });
  return {
    async stop() {
      await within(STOP_MS, loop.stop(), undefined);
      await within(STOP_MS, beat(false), undefined);
    },
  };
}
