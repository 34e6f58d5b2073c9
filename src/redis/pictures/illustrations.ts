import { type Job, Queue } from 'bullmq';
import { z } from 'zod';
import type { Log } from '../../ports/process.ts';
import type { Illustrations, Order } from '../../ports/telling.ts';
import { within } from '../../within.ts';
import { startWorker } from '../bus/worker.ts';
import type { Keyspace } from '../connection/keyspace.ts';
import { laneOf } from '../connection/place.ts';
import { createQuietLog } from '../connection/quiet-log.ts';
import { toJson } from '../connection/scripts/json.ts';

const Kept = z.object({ of: z.number(), file: z.string().exactOptional(), refusals: z.number() });

const OrderData = z.object({
  place: z.object({ team: z.string(), channel: z.string() }),
  sid: z.string(),
  of: z.number(),
}) satisfies z.ZodType<Order>;

const NAME = 'picture';

/** Attempts per picture, half a minute in all. The wait is shorter than the silence after which a connection is dropped. */
const ATTEMPTS = 5;
const RETRY_MS = 7_000;

/**
 * Pictures per minute at most. Slack takes some hundred uploads a minute, and as many edits as cards are told at all.
 */
const A_MINUTE = { max: 45, duration: 60_000 } as const;
const AT_ONCE = 2;
/** Milliseconds after which a killed worker is taken for dead, and another draws its picture. */
const LOCK_MS = 10_000;

export interface IllustrationsOptions {
  readonly keyspace: Keyspace;
  readonly log: Log;
  /** How long a finished recording and its picture are remembered, in milliseconds. */
  readonly keepMs: number;
}

/**
 * Stores pictures of cards. Nothing else depends on them, so they have a queue beside the outbox, whose jobs may
 * fail, be repeated and be given up without anybody waiting.
 */
export function createIllustrations({ keyspace, log, keepMs }: IllustrationsOptions) {
  const { redis, key, tag } = keyspace;
  const complain = createQuietLog(log);
  const queue = new Queue(NAME, { connection: redis, prefix: tag, streams: { events: { maxLen: 100 } } });
  queue.on('error', (error) => complain({ queue: NAME }, error));
  const keyOf = (place: Order['place'], sid: string): string => key('pictured', `${laneOf(place)}:${sid}`);

  const illustrations: Illustrations = {
    async find(place, sid) {
      const kept = await redis.get(keyOf(place, sid));
      return kept === null ? undefined : Kept.parse(JSON.parse(kept));
    },
    async put(place, sid, illustration) {
      await redis.set(keyOf(place, sid), toJson(illustration), 'PX', keepMs);
    },
    async want(order) {
      const { place, sid, of } = order;
      await queue.add(NAME, order, {
        // BullMQ refuses ids that hold a colon, and drops a second job with the id of one that waits.
        jobId: `picture-${encodeURIComponent(`${laneOf(place)}:${sid}`)}-${of}`,
        attempts: ATTEMPTS,
        backoff: { type: 'fixed', delay: RETRY_MS },
        removeOnComplete: true,
        removeOnFail: true,
      });
    },
  };
  // BullMQ never finishes closing while Redis is away.
  return { illustrations, closeQueue: () => within(CLOSE_MS, queue.close(), undefined) };
}

/** The part of a process that draws pictures. */
export interface Illustrating {
  stop(): Promise<void>;
}

const CLOSE_MS = 300;

/** Milliseconds for which a stop waits for pictures in hand; another process draws those left. */
const STOP_MS = 2_000;

/** @param work is told whether this is the last attempt; one that crashes is followed by one more */
export function startIllustrating(
  keyspace: Keyspace,
  log: Log,
  work: (order: Order, last: boolean) => Promise<void>,
): Illustrating {
  const draw = async (job: Job): Promise<void> => {
    const order = OrderData.parse(job.data);
    try {
      await work(order, job.attemptsMade + 1 >= ATTEMPTS);
    } catch (error) {
      log.warn({ sid: order.sid, attempt: job.attemptsMade + 1, why: String(error) }, 'pictureFailed');
      throw error;
    }
  };
  const worker = startWorker(keyspace, log, NAME, draw, {
    concurrency: AT_ONCE,
    limiter: A_MINUTE,
    maxStalledCount: 1,
    lockDuration: LOCK_MS,
    stalledInterval: LOCK_MS / 2,
  });
  return {
    async stop() {
      const closed = await within(
        STOP_MS,
        worker.close().then(() => true),
        false,
      );
      if (!closed) await within(STOP_MS, worker.close(true), undefined);
    },
  };
}
