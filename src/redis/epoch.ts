import { z } from 'zod';
import { type Loop, startLoop } from '../loop.ts';
import type { Instant } from '../recording/recording.ts';
import type { Keyspace } from './connection/keyspace.ts';
import { STALLED_MS } from './telling/policy.ts';

/**
 * Milliseconds between two signs of life of a process, and so the time of which it is not known after a restart of
 * Redis whether its writes are there.
 */
const BEAT_MS = 1_000;

const Beaten = z.tuple([z.number(), z.enum(['', 'lost', 'emptied'])]);

/** Loss of data since the last sign of life. `emptied`: nothing is left of it. */
export type Loss = 'lost' | 'emptied';

/**
 * Gives signs of life, which tell whether Redis still has what it had. Resolves with the first.
 * @param lost is called for each loss; what it rejects for is called again
 */
export async function keepEpoch({ run }: Keyspace, lost: (loss: Loss) => Promise<void>): Promise<Loop> {
  let last: Instant | '' = '';
  const beat = async (): Promise<number> => {
    const [at, loss] = Beaten.parse(await run('connection/beat', last, STALLED_MS));
    if (loss !== '') await lost(loss);
    last = at;
    return BEAT_MS;
  };
  await beat();
  // Redis that is away is reported by its connections; a beat that failed is only made again.
  return startLoop({ work: beat, retryMs: BEAT_MS, failed: () => {}, recovered: () => {} });
}
