import { logged, type Running, startLoop } from '../../loop.ts';
import type { Clock, Log } from '../../ports/process.ts';
import { within } from '../../within.ts';
import type { Keyspace } from '../connection/keyspace.ts';
import { answerBell } from './bell.ts';

/** Milliseconds after which words are heard without a ring: a process died, or hearing them failed. */
const LOST_MS = 1_000;
/** Milliseconds between two searches for such words, and limit of recordings found by one search. */
const LOOKED_FOR_MS = 1_000;
const MOST_FOUND = 100;

/** Time for which a stop waits for words in hand, in milliseconds; those not noted are found by another process. */
const STOP_MS = 2_000;

interface Hearer {
  /** Is given each recording for which words wait; if it rejects, it is called again a second later. */
  hear(sid: string): Promise<void>;
  /** A look has just become due. */
  hurry(): void;
}

/** Starts to take note of what Agora and backends have reported. */
export function startHearing(keyspace: Keyspace, log: Log, now: Clock, { hear, hurry }: Hearer): Running {
  const { redis, key } = keyspace;
  const tried = async (sid: string): Promise<void> => {
    await hear(sid).catch(async (error: unknown) => {
      log.warn({ sid, error }, 'notHeard');
      // Moves it behind all others, so that a recording that always fails does not delay them.
      await redis.zadd(key('heard'), 'XX', now(), sid);
    });
  };
  const bell = answerBell(keyspace, log, async (sids, due) => {
    if (due) hurry();
    await Promise.all(sids.map(tried));
  });
  const loop = startLoop({
    async work() {
      const sids = await redis.zrangebyscore(key('heard'), '-inf', now() - LOST_MS, 'LIMIT', 0, MOST_FOUND);
      await Promise.all(sids.map(tried));
      return sids.length < MOST_FOUND ? LOOKED_FOR_MS : 0;
    },
    retryMs: LOOKED_FOR_MS,
    ...logged(log, 'hear'),
  });
  return {
    async stop() {
      await within(STOP_MS, Promise.all([loop.stop(), bell.stop()]), undefined);
    },
  };
}
