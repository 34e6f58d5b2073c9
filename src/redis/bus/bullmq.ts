import { type Processor, Queue, type QueueBaseOptions, Worker, type WorkerOptions } from 'bullmq';
import type { Log } from '../../ports/process.ts';
import { within } from '../../within.ts';
import type { Keyspace } from '../connection/keyspace.ts';
import { createQuietLog } from '../connection/quiet-log.ts';

/** Carries a trace from the process that adds a job to the one that runs it. */
export type JobTelemetry = NonNullable<QueueBaseOptions['telemetry']>;

/** Opens a queue that logs its errors. */
export function openQueue({ redis, tag }: Keyspace, log: Log, name: string, telemetry?: JobTelemetry): Queue {
  const complain = createQuietLog(log);
  const queue = new Queue(name, {
    connection: redis,
    prefix: tag,
    // BullMQ writes a stream of events, which nobody reads.
    streams: { events: { maxLen: 100 } },
    ...(telemetry ? { telemetry } : {}),
  });
  queue.on('error', (error) => complain({ queue: name }, error));
  return queue;
}

/** Time limit for closing a queue, in milliseconds: while Redis is away, BullMQ never finishes. */
const CLOSE_MS = 300;

export const closeQueue = (queue: Queue): Promise<void> => within(CLOSE_MS, queue.close(), undefined);

/** Starts a worker that logs its errors. While Redis is away its commands wait instead of failing. */
export function startWorker<Data>(
  { redis, tag }: Keyspace,
  log: Log,
  name: string,
  work: Processor<Data>,
  settings: Omit<WorkerOptions, 'connection' | 'prefix'>,
): Worker<Data> {
  const complain = createQuietLog(log);
  const worker = new Worker<Data>(name, work, { ...settings, connection: redis, prefix: tag });
  worker.on('error', (error) => complain({ queue: name }, error));
  return worker;
}

/** Time for which a stop waits for jobs in hand, in milliseconds; another process takes over those left. */
const STOP_MS = 2_000;

/** Stops a worker, at first orderly, then by force. */
export async function stopWorker(worker: Worker): Promise<void> {
  const closed = worker.close().then(() => true);
  if (!(await within(STOP_MS, closed, false))) await within(STOP_MS, worker.close(true), undefined);
}
