import type { Job, Queue, Worker } from 'bullmq';
import type { Claim } from '../../ports/polling.ts';
import type { Log } from '../../ports/process.ts';
import type { Keyspace } from '../connection/keyspace.ts';
import { createQuietLog } from '../connection/quiet-log.ts';
import { type JobTelemetry, openQueue, startWorker } from './bullmq.ts';
import { claimsOf, deliverWork, pollWork, type Work } from './jobs.ts';

/** The queues of looks to be taken and of places to be told. Their jobs are short-lived; our own table is the truth. */
interface Queues {
  readonly poll: Queue;
  readonly deliver: Queue;
  /** Takes back jobs that no worker has begun, when the last process stops. Answers their claims. */
  withdraw(): Promise<readonly Claim[]>;
  close(): Promise<void>;
}

/** Jobs taken back at once: those of one round. If there are more, other processes work on them. */
const MOST_WITHDRAWN = 250;

export function openQueues(keyspace: Keyspace, log: Log, telemetry?: JobTelemetry): Queues {
  const poll = openQueue(keyspace, log, 'poll', telemetry);
  const deliver = openQueue(keyspace, log, 'deliver', telemetry);
  return {
    poll,
    deliver,
    async withdraw() {
      const withdrawn: Claim[] = [];
      for (const job of await poll.getWaiting(0, MOST_WITHDRAWN - 1)) {
        // Answers 0 when a worker of another process was quicker.
        if (job.id !== undefined && (await poll.remove(job.id)) === 1) withdrawn.push(...claimsOf(job));
      }
      return withdrawn;
    },
    async close() {
      await Promise.all([poll.close(), deliver.close()]);
    },
  };
}

/** The workers of a process on these queues. */
interface Workers {
  /** Takes no further job and waits for those in hand. Never resolves while Redis is away. */
  close(): Promise<void>;
  /** Closes the connections, whatever is still in hand. */
  abandon(): void;
}

interface WorkersOptions extends Work {
  readonly pollConcurrency: number;
  readonly deliverConcurrency: number;
  readonly telemetry?: JobTelemetry;
}

export function startWorkers(keyspace: Keyspace, log: Log, options: WorkersOptions): Workers {
  const complain = createQuietLog(log);
  const start = (name: string, concurrency: number, work: (job: Job) => Promise<void>): Worker =>
    startWorker(keyspace, log, name, work, {
      concurrency,
      // A job whose worker died is not run again: its claims come back when our own leases run out.
      maxStalledCount: 0,
      ...(options.telemetry ? { telemetry: options.telemetry } : {}),
    });
  const workers = [
    start('poll', options.pollConcurrency, (job) => pollWork(job, options, log)),
    start('deliver', options.deliverConcurrency, (job) => deliverWork(job, options, log)),
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
