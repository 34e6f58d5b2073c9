import { type Loop, startLoop } from '../../loop.ts';
import type { Clock } from '../../ports/process.ts';
import type { Keyspace } from './keyspace.ts';
import { timeOf } from './time.ts';

/** Planning reads it more often; this is for a process that does not plan, so that it follows a clock that is set. */
const READ_EVERY_MS = 10_000;

/**
 * The time by which recordings are judged: what one process saw is weighed by others, and their hosts may disagree.
 * Until Redis has told it, that of this host.
 */
export const timeOn =
  ({ clock }: Keyspace): Clock =>
  () =>
    Math.floor(clock.now() ?? Date.now());

/** Reads the clock of Redis, and again every so often. Where Redis is away, the connection says so. */
export async function keepTime({ redis, clock }: Keyspace): Promise<Loop> {
  const read = async () => {
    const askedAt = performance.now();
    clock.told(await timeOf(redis), askedAt);
    return READ_EVERY_MS;
  };
  await read();
  return startLoop({ work: read, retryMs: READ_EVERY_MS, failed: () => {}, recovered: () => {} });
}
