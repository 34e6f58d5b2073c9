import { Queue, type QueueBaseOptions } from 'bullmq';
import type { Claim } from '../../ports/polling.ts';
import type { Log } from '../../ports/process.ts';
import type { Keyspace } from '../connection/keyspace.ts';
import { createQuietLog } from '../connection/quiet-log.ts';
import { claimsOf } from './jobs.ts';

/**
 * BullMQ's queues: looks to be taken, and places to be told. Jobs are short-lived; our own table is the truth.
 */
export interface Queues {
  readonly poll: Queue;
  readonly deliver: Queue;
  /** Takes back jobs that no worker has begun, when the last process stops. Answers their claims. */
  withdraw(): Promise<readonly Claim[]>;
  close(): Promise<void>;
}

/** Carries a trace from who adds a job to who works on it. */
export type JobTelemetry = NonNullable<QueueBaseOptions['telemetry']>;

/** Jobs taken back at once: those of one round. Where there are more, other processes work on them. */
const MOST_WITHDRAWN = 250;

export function openQueues({ redis, tag }: Keyspace, log: Log, telemetry?: JobTelemetry): Queues {
  const complain = createQuietLog(log);
  const open = (name: string): Queue => {
    // BullMQ keeps streams of events that nobody reads.
    const queue = new Queue(name, {
      connection: redis,
      prefix: tag,
      streams: { events: { maxLen: 100 } },
      ...(telemetry ? { telemetry } : {}),
    });
    queue.on('error', (error) => complain({ queue: name }, error));
    return queue;
  };
  const poll = open('poll');
  const deliver = open('deliver');
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
