import { randomUUID } from 'node:crypto';
import { logged, type Running, startLoop } from '../../loop.ts';
import type { Log } from '../../ports/process.ts';
import { within } from '../../within.ts';
import type { Keyspace } from '../connection/keyspace.ts';
import { DEAD_MS } from './policy.ts';

/** Milliseconds between two beats. */
const BEAT_MS = 2_000;

/** Time for which a stop waits for the last beat, in milliseconds. Without it the process counts as dead seconds later. */
const STOP_MS = 1_000;

/**
 * Beats while this process takes reports of stops: a report that no process could take is not missing. While Redis is
 * away no report can be taken, and no beat arrives.
 */
export function startBeating({ run }: Keyspace, log: Log): Running {
  const name = randomUUID();
  const beat = (opens: boolean) => run('hearing/beat', name, opens ? 1 : 0, DEAD_MS);
  const loop = startLoop({
    async work() {
      await beat(true);
      return BEAT_MS;
    },
    retryMs: BEAT_MS,
    ...logged(log, 'beat', 'warn'),
  });
  return {
    async stop() {
      await within(STOP_MS, loop.stop(), undefined);
      await within(STOP_MS, beat(false), undefined);
    },
  };
}
