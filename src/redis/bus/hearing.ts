import { type Job, Queue, Worker } from 'bullmq';
import { z } from 'zod';
import { startLoop } from '../../loop.ts';
import type { Clock, Log } from '../../ports/process.ts';
import type { Keyspace } from '../connection/keyspace.ts';
import { within } from '../connection/within.ts';
import { createQuietLog } from './quiet-log.ts';

const NAME = 'hear';

const JobData = z.object({ sid: z.string() });

/** What waits is kept in our own table; a job only says that somebody should come. */
const ONCE = { attempts: 1, removeOnComplete: true, removeOnFail: true } as const;

/** Recordings whose notices one process takes note of side by side. */
const AT_ONCE = 20;

/** Words that have waited for so long have lost their job, or wait for a registration that came after them. */
const LOST_MS = 1_000;
const LOOKED_FOR_MS = 1_000;
const MOST_FOUND = 100;

const CLOSE_MS = 300;
const STOP_MS = 2_000;

/** The end of a process at which notices arrive. */
export interface Waking {
  /** Has a worker come for the words of a recording. Never rejects: what no job brings is found a second later. */
  wake(sid: string): void;
  close(): Promise<unknown>;
}

export function createWaking({ redis, tag }: Keyspace, log: Log): Waking {
  const complain = createQuietLog(log);
  const queue = new Queue(NAME, { connection: redis, prefix: tag, streams: { events: { maxLen: 100 } } });
  queue.on('error', (error) => complain({ queue: NAME }, error));
  return {
    wake(sid) {
      queue.add(NAME, { sid }, ONCE).catch((error: unknown) => complain({ queue: NAME }, error));
    },
    // BullMQ waits for ever to close while Redis is away.
    close: () => within(CLOSE_MS, queue.close(), undefined),
  };
}

/** A part of a process that takes note of notices. */
export interface Hearing {
  stop(): Promise<void>;
}

/** @param hear is given each recording for which words wait; what it rejects for is tried again a second later */
export function startHearing(
  { redis, key, tag }: Keyspace,
  log: Log,
  now: Clock,
  hear: (sid: string) => Promise<void>,
): Hearing {
  const complain = createQuietLog(log);
  const tried = async (sid: string): Promise<void> => {
    await hear(sid).catch(async (error: unknown) => {
      log.warn({ sid, why: String(error) }, 'notHeard');
      // Behind all others: what fails again and again must not keep them waiting.
      await redis.zadd(key('heard'), 'XX', now(), sid);
    });
  };
  const worker = new Worker(NAME, (job: Job) => tried(JobData.parse(job.data).sid), {
    connection: redis,
    prefix: tag,
    concurrency: AT_ONCE,
    maxStalledCount: 0,
  });
  worker.on('error', (error) => complain({ queue: NAME }, error));
  const loop = startLoop({
    async work() {
      const sids = await redis.zrangebyscore(key('heard'), '-inf', now() - LOST_MS, 'LIMIT', 0, MOST_FOUND);
      await Promise.all(sids.map(tried));
      return LOOKED_FOR_MS;
    },
    retryMs: LOOKED_FOR_MS,
    failed: (error) => log.error({ loop: 'hear', why: String(error) }, 'loopFailed'),
    recovered: () => log.info({ loop: 'hear' }, 'loopRecovered'),
  });
  return {
    async stop() {
      await within(STOP_MS, Promise.all([loop.stop(), worker.close()]), undefined);
    },
  };
}
