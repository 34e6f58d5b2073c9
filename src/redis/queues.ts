import { Queue } from 'bullmq';
import type { Log } from '../ports.ts';
import type { Keyspace } from './keyspace.ts';
import { createQuietLog } from './quiet-log.ts';

/** BullMQ's queues: looks to be taken, and places to be told. Short-lived by design, the truth is elsewhere. */
export interface Queues {
  readonly poll: Queue;
  readonly deliver: Queue;
  close(): Promise<void>;
}

export function openQueues({ redis, tag }: Keyspace, log: Log): Queues {
  const complain = createQuietLog(log);
  const open = (name: string): Queue => {
    // Nobody reads the event streams that BullMQ keeps.
    const queue = new Queue(name, { connection: redis, prefix: tag, streams: { events: { maxLen: 100 } } });
    queue.on('error', (error) => complain({ queue: name }, error));
    return queue;
  };
  const poll = open('poll');
  const deliver = open('deliver');
  return {
    poll,
    deliver,
    async close() {
      await Promise.all([poll.close(), deliver.close()]);
    },
  };
}
