import { z } from 'zod';
import { type Loop, logged, startLoop } from '../loop.ts';
import type { Log } from '../ports/process.ts';
import type { Instant } from '../recording/recording.ts';
import { isFull, type Keyspace } from './connection/keyspace.ts';
import { outgrownBy } from './connection/migrate.ts';
import type { RedisUnfit } from './connection/unfit.ts';
import { STALLED_MS } from './telling/policy.ts';

/** Milliseconds between two beats of a process. After a restart of Redis, writes of the last interval may be missing. */
const BEAT_MS = 1_000;

const Beaten = z.tuple([z.number(), z.enum(['', 'lost', 'emptied']), z.number()]);

/** Loss of data since the last beat. `emptied`: all of it. */
export type Loss = 'lost' | 'emptied';

/**
 * Beats, which shows whether Redis still has the data that it had, and whether a newer bot has migrated them. Resolves
 * after the first beat, or when Redis is full: a start must not fail then, because purging, which only deletes, makes room.
 * @param lost is called for each loss; if it rejects, it is called again at the next beat
 * @param outgrown is called at each beat while the schema is newer than this bot, which has to stop
 */
export async function keepEpoch(
  { run }: Keyspace,
  log: Log,
  lost: (loss: Loss) => Promise<void>,
  outgrown: (why: RedisUnfit) => void,
): Promise<Loop> {
  let last: Instant | '' = '';
  const beat = async (): Promise<number> => {
    const [at, loss, schema] = Beaten.parse(await run('connection/beat', last, STALLED_MS));
    const newer = outgrownBy(schema);
    if (newer) outgrown(newer);
    else if (loss !== '') await lost(loss);
    last = at;
    return BEAT_MS;
  };
  await beat().catch((error: unknown) => {
    if (!isFull(error)) throw error;
  });
  return startLoop({ work: beat, retryMs: BEAT_MS, ...logged(log, 'epoch') });
}
