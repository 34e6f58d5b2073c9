import type { Job } from 'bullmq';
import { z } from 'zod';
import type { Running } from '../../loop.ts';
import type { Log } from '../../ports/process.ts';
import type { Illustrations, Order } from '../../ports/telling.ts';
import { closeQueue, openQueue, startWorker, stopWorker } from '../bus/bullmq.ts';
import type { Keyspace } from '../connection/keyspace.ts';
import { laneOf } from '../connection/place.ts';
import { toJson } from '../connection/scripts/json.ts';

const Kept = z.object({ of: z.number(), file: z.string().exactOptional(), refusals: z.number() });

const OrderData = z.object({
  place: z.object({ team: z.string(), channel: z.string() }),
  sid: z.string(),
  of: z.number(),
}) satisfies z.ZodType<Order>;

const NAME = 'picture';

/** Attempts per picture, half a minute in all. The wait is shorter than `SILENCE_MS` of a connection (connect.ts). */
const ATTEMPTS = 5;
const RETRY_MS = 7_000;

/** Limit of pictures per minute. Each takes an upload (Slack: about a hundred a minute) and an edit of its card. */
const A_MINUTE = { max: 45, duration: 60_000 } as const;
const AT_ONCE = 2;
/** Milliseconds after which a killed worker is taken for dead, and another one draws its picture. */
const LOCK_MS = 10_000;

interface IllustrationsOptions {
  readonly keyspace: Keyspace;
  readonly log: Log;
  /** Time for which a picture is remembered, in milliseconds. */
  readonly keepMs: number;
}

/**
 * Stores pictures of cards. They have a queue of their own, apart from the outbox, because nothing waits for them: a
 * job may fail, be repeated or be given up.
 */
export function createIllustrations({ keyspace, log, keepMs }: IllustrationsOptions) {
  const { redis, key } = keyspace;
  const queue = openQueue(keyspace, log, NAME);
  const keyOf = (place: Order['place'], sid: string): string => key('pictured', `${laneOf(place)}:${sid}`);

  const illustrations: Illustrations = {
    async find(place, sid) {
      const kept = await redis.get(keyOf(place, sid));
      return kept === null ? undefined : Kept.parse(JSON.parse(kept));
    },
    async put(place, sid, illustration) {
      // Redis refuses fractions of a millisecond, which a fraction of a day may have.
      await redis.set(keyOf(place, sid), toJson(illustration), 'PX', Math.ceil(keepMs));
    },
    async want(order) {
      const { place, sid, of } = order;
      await queue.add(NAME, order, {
        // BullMQ refuses an id with a colon, and drops a job whose id another one that waits has.
        jobId: `picture-${encodeURIComponent(`${laneOf(place)}:${sid}`)}-${of}`,
        attempts: ATTEMPTS,
        backoff: { type: 'fixed', delay: RETRY_MS },
        removeOnComplete: true,
        removeOnFail: true,
      });
    },
  };
  return { illustrations, closeQueue: () => closeQueue(queue) };
}

/**
 * Starts the worker that draws pictures.
 * @param work is told whether this is the last attempt; after a crash there is one more
 */
export function startIllustrating(
  keyspace: Keyspace,
  log: Log,
  work: (order: Order, last: boolean) => Promise<void>,
): Running {
  const draw = async (job: Job): Promise<void> => {
    const order = OrderData.parse(job.data);
    try {
      await work(order, job.attemptsMade + 1 >= ATTEMPTS);
    } catch (error) {
      log.warn({ sid: order.sid, attempt: job.attemptsMade + 1, error }, 'pictureFailed');
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
  return { stop: () => stopWorker(worker) };
}
