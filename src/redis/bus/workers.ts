import type { Job, Worker } from 'bullmq';
import type { Log } from '../../ports/process.ts';
import type { Keyspace } from '../connection/keyspace.ts';
import { createQuietLog } from '../connection/quiet-log.ts';
import { type DeliverWork, deliverWork, type PollWork, pollWork } from './jobs.ts';
import type { JobTelemetry } from './queues.ts';
import { startWorker } from './worker.ts';

/** The part of a process that takes jobs from the queues. */
export interface Workers {
  /** Takes no further job and waits for those in hand. Never resolves while Redis is away. */
  close(): Promise<void>;
  /** Closes the connections, whatever is still in hand. */
  abandon(): void;
}

export interface WorkersOptions {
  readonly poll: Omit<PollWork, 'log'>;
  readonly deliver: DeliverWork['deliver'];
  readonly pollConcurrency: number;
  readonly deliverConcurrency: number;
  readonly telemetry?: JobTelemetry;
}

export function startWorkers(keyspace: Keyspace, log: Log, options: WorkersOptions): Workers {
  const complain = createQuietLog(log);
  const start = (name: string, concurrency: number, work: (job: Job) => Promise<void>): Worker =>
    startWorker(keyspace, log, name, work, {
      concurrency,
      // A job whose worker died is not run again: its claims come back by our own leases.
      maxStalledCount: 0,
      ...(options.telemetry ? { telemetry: options.telemetry } : {}),
    });
  const workers = [
    start('poll', options.pollConcurrency, (job) => pollWork(job, { ...options.poll, log })),
    start('deliver', options.deliverConcurrency, (job) =>
      deliverWork(job, { deliver: options.deliver, log }),
    ),
  ];
  return {
    async close() {
      await Promise.all(workers.map((worker) => worker.close()));
    },
    abandon() {
      for (const worker of workers) {
        const gone = worker.getBackend().disconnectBlocking(false);
        gone.catch((error: unknown) => complain({ queue: worker.name }, error));
      }
    },
  };
}
