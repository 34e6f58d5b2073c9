import { type Processor, Worker, type WorkerOptions } from 'bullmq';
import type { Log } from '../../ports/process.ts';
import type { Keyspace } from '../connection/keyspace.ts';
import { createQuietLog } from '../connection/quiet-log.ts';

type Settings = Omit<WorkerOptions, 'connection' | 'prefix'>;

/** A worker of one of the bot's queues, which logs its errors. Commands wait for Redis, so no fetch of a job ever fails. */
export function startWorker<Data>(
  { redis, tag }: Keyspace,
  log: Log,
  name: string,
  work: Processor<Data>,
  settings: Settings,
): Worker<Data> {
  const complain = createQuietLog(log);
  const worker = new Worker<Data>(name, work, {
    ...settings,
    connection: redis,
    prefix: tag,
  });
  worker.on('error', (error) => complain({ queue: name }, error));
  return worker;
}
