import { logged, type Running, startLoop } from '../../loop.ts';
import type { Log } from '../../ports/process.ts';
import type { Keyspace } from '../connection/keyspace.ts';
import { createQuietLog } from '../connection/quiet-log.ts';

/** Longest wait of one BLPOP, as a share of the connection's socket timeout. */
const WAIT_SHARE = 0.5;

/** Limit of rings that are answered together. */
const MOST = 100;

/** Milliseconds until a failed wait is tried again. */
const RETRY_MS = 500;

/**
 * Waits for rings (lua/parts/bell.lua) on a connection of its own. Each ring is answered by one process.
 * @param answer is given the sids for which words wait, and whether a look has just become due
 */
export function answerBell(
  { redis, key }: Keyspace,
  log: Log,
  answer: (sids: readonly string[], due: boolean) => Promise<void>,
): Running {
  const complain = createQuietLog(log);
  const line = redis.duplicate();
  line.on('error', (error) => complain({ connection: 'bell' }, error));
  const waitS = ((line.options.socketTimeout ?? 0) / 1_000) * WAIT_SHARE;
  let stopped = false;
  const loop = startLoop({
    async work() {
      const rung = await line.blpop(key('bell'), waitS).catch((error: unknown) => {
        // A stop closes the connection, so the wait ends with an error.
        if (stopped) return null;
        throw error;
      });
      if (!rung || stopped) return 0;
      const rings = new Set([rung[1], ...((await redis.lpop(key('bell'), MOST - 1)) ?? [])]);
      const due = rings.delete('');
      await answer([...rings], due);
      return 0;
    },
    retryMs: RETRY_MS,
    ...logged(log, 'bell'),
  });
  return {
    async stop() {
      stopped = true;
      line.disconnect();
      await loop.stop();
    },
  };
}
