import { createHash } from 'node:crypto';
import { type Job, Queue } from 'bullmq';
import { z } from 'zod';
import type { Relayed, Relays } from '../../ports/agora.ts';
import type { Log } from '../../ports/process.ts';
import { within } from '../../within.ts';
import type { Keyspace } from '../connection/keyspace.ts';
import { createQuietLog } from '../connection/quiet-log.ts';
import { startWorker } from './worker.ts';

const NAME = 'relay';

const JobData = z.object({ app: z.string(), headers: z.record(z.string(), z.string()), body: z.base64() });

/** Attempts, as many as Agora makes: one, and three more after 2, 4 and 8 s. */
const ATTEMPTS = 4;
const FIRST_RETRY_MS = 2_000;

/** Callbacks kept at most for a handler that is down, and milliseconds between two counts of them. */
const MOST_WAITING = 5_000;
const COUNTED_EVERY_MS = 1_000;

/** Seconds for which exact copies of a callback are dropped. */
const COPIES_KNOWN_S = 600;
const COPIES_KNOWN = 1_000;

const AT_ONCE = 20;
/** Milliseconds after which a killed worker is taken for dead, and another hands on what it had in hand. */
const LOCK_MS = 15_000;
const CLOSE_MS = 300;
const STOP_MS = 2_000;

export function createRelays({ redis, tag }: Keyspace, log: Log) {
  const complain = createQuietLog(log);
  const queue = new Queue(NAME, { connection: redis, prefix: tag, streams: { events: { maxLen: 100 } } });
  queue.on('error', (error) => complain({ queue: NAME }, error));
  let counted = { waiting: 0, at: Number.NEGATIVE_INFINITY };

  async function isFull(): Promise<boolean> {
    const at = performance.now();
    if (at - counted.at > COUNTED_EVERY_MS) {
      counted = { ...counted, at };
      counted.waiting = await queue.count();
    }
    return counted.waiting >= MOST_WAITING;
  }

  const relays: Relays = {
    async pass({ app, headers, body }) {
      if (await isFull()) {
        log.warn({ app, waiting: counted.waiting }, 'relayFull');
        return;
      }
      const copy = createHash('sha256').update(app).update('\0').update(body).digest('hex').slice(0, 32);
      await queue.add(
        NAME,
        { app, headers, body: body.toString('base64') },
        {
          jobId: `relay-${copy}`,
          attempts: ATTEMPTS,
          backoff: { type: 'exponential', delay: FIRST_RETRY_MS },
          removeOnComplete: { age: COPIES_KNOWN_S, count: COPIES_KNOWN },
          // A failed job that is kept would swallow the same callback when Agora sends it again.
          removeOnFail: true,
        },
      );
    },
  };
  // BullMQ waits for ever to close while Redis is away.
  return { relays, close: () => within(CLOSE_MS, queue.close(), undefined) };
}

/** A part of a process that hands callbacks on. */
export interface Relaying {
  stop(): Promise<void>;
}

/** @param relay hands one on; what it rejects for is tried again, and given up after the last time */
export function startRelaying(
  keyspace: Keyspace,
  log: Log,
  relay: (one: Relayed) => Promise<void>,
): Relaying {
  const work = async (job: Job): Promise<void> => {
    const { body, ...rest } = JobData.parse(job.data);
    try {
      await relay({ ...rest, body: Buffer.from(body, 'base64') });
    } catch (error) {
      const last = job.attemptsMade + 1 >= ATTEMPTS;
      log.warn({ app: rest.app, why: String(error) }, last ? 'relayGivenUp' : 'relayFailed');
      throw error;
    }
  };
  const worker = startWorker(keyspace, log, NAME, work, {
    concurrency: AT_ONCE,
    maxStalledCount: ATTEMPTS,
    lockDuration: LOCK_MS,
    stalledInterval: LOCK_MS / 2,
  });
  return {
    async stop() {
      const closed = worker.close().then(() => true);
      if (!(await within(STOP_MS, closed, false))) await within(STOP_MS, worker.close(true), undefined);
    },
  };
}
