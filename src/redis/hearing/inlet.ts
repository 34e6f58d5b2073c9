import { randomUUID } from 'node:crypto';
import { startLoop } from '../../loop.ts';
import type { Log } from '../../ports/process.ts';
import { within } from '../../within.ts';
import type { Keyspace } from '../connection/keyspace.ts';
import { DEAD_MS, DEAF_KEPT_MS } from './policy.ts';

const BEAT_MS = 2_000;

/** Times of deafness kept at most. */
const DEAF_KEPT = 50;

/** Milliseconds for which a stop waits for the last beat. Without it the process is taken for dead seconds later. */
const STOP_MS = 1_000;

export interface Beating {
  stop(): Promise<void>;
}

/**
 * Beats while this process takes reports of stops, because a report that could not have been heard is not missing.
 * While Redis is away no report can be taken and no beat arrives.
 */
export function startBeating({ run }: Keyspace, log: Log): Beating {
  const name = randomUUID();
  const beat = (opens: boolean) => run('hearing/beat', name, opens ? 1 : 0, DEAD_MS, DEAF_KEPT_MS, DEAF_KEPT);
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
