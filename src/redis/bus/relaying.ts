import { createHash } from 'node:crypto';
import type { Job } from 'bullmq';
import { z } from 'zod';
import type { Running } from '../../loop.ts';
import type { Relayed, Relays } from '../../ports/agora.ts';
import type { Log } from '../../ports/process.ts';
import type { Keyspace } from '../connection/keyspace.ts';
import { createQuietLog } from '../connection/quiet-log.ts';
import { toJson } from '../connection/scripts/json.ts';
import { createOnce } from '../telling/expiring.ts';
import { closeQueue, openQueue, startWorker, stopWorker } from './bullmq.ts';
import { createSeal } from './sealing.ts';

const NAME = 'relay';

const JobData = z.object({ app: z.string(), sealed: z.base64() });

/** Sealed part of a job: a callback may hold a stream key, and the address of a handler a key of its own. */
const Contents = z.object({ url: z.string(), headers: z.record(z.string(), z.string()), body: z.base64() });

/** Attempts, as many as Agora makes: one, and three more after 2, 4 and 8 s. */
const ATTEMPTS = 4;
const FIRST_RETRY_MS = 2_000;

/** Limit of callbacks that wait while handlers are down, and milliseconds between two counts of them. */
const MOST_WAITING = 5_000;
const COUNTED_EVERY_MS = 1_000;

const AT_ONCE = 20;
/** Milliseconds after which a killed worker is taken for dead, and another one takes over its jobs. */
const LOCK_MS = 15_000;

export function createRelays(keyspace: Keyspace, log: Log, botToken: string) {
  const queue = openQueue(keyspace, log, NAME);
  // Removes what earlier versions kept in clear: jobs that were done. BullMQ would keep them for ever.
  queue.clean(0, 0, 'completed').catch((error: unknown) => createQuietLog(log)({ queue: NAME }, error));
  const { seal } = createSeal(botToken);
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
    async pass({ app, url, headers, body }) {
      if (await isFull()) {
        log.warn({ app, waiting: counted.waiting }, 'relayFull');
        return;
      }
      const copy = createHash('sha256').update(url).update('\0').update(body).digest('hex').slice(0, 32);
      await queue.add(
        NAME,
        { app, sealed: seal(toJson({ url, headers, body: body.toString('base64') })) },
        {
          // A copy that comes while this one waits is dropped by BullMQ, a later one by the worker.
          jobId: `relay-${copy}`,
          attempts: ATTEMPTS,
          backoff: { type: 'exponential', delay: FIRST_RETRY_MS },
          removeOnComplete: true,
          removeOnFail: true,
        },
      );
    },
  };
  return { relays, close: () => closeQueue(queue) };
}

/**
 * Starts the worker that relays callbacks.
 * @param relay relays one callback; if it rejects, it is called again, up to `ATTEMPTS` times
 */
export function startRelaying(
  keyspace: Keyspace,
  log: Log,
  botToken: string,
  relay: (one: Relayed) => Promise<void>,
): Running {
  const once = createOnce(keyspace);
  const { open } = createSeal(botToken);
  const work = async ({ id = '', data, attemptsMade }: Job): Promise<void> => {
    if (await once.seen(id)) return;
    const read = JobData.safeParse(data);
    try {
      if (!read.success) throw new Error('another version of the bot wrote it');
      const contents = open(read.data.sealed);
      if (contents === undefined) throw new Error('it was sealed with another SLACK_BOT_TOKEN');
      const { body, ...rest } = Contents.parse(JSON.parse(contents));
      await relay({ app: read.data.app, ...rest, body: Buffer.from(body, 'base64') });
    } catch (error) {
      const last = attemptsMade + 1 >= ATTEMPTS;
      log.warn({ app: read.data?.app, error }, last ? 'relayGivenUp' : 'relayFailed');
      throw error;
    }
    await once.first(id);
  };
  const worker = startWorker(keyspace, log, NAME, work, {
    concurrency: AT_ONCE,
    maxStalledCount: ATTEMPTS,
    lockDuration: LOCK_MS,
    stalledInterval: LOCK_MS / 2,
  });
  return { stop: () => stopWorker(worker) };
}
