import type { Redis } from 'ioredis';
import { type Loop, startLoop } from '../../loop.ts';
import type { Clock } from '../../ports/process.ts';
import type { Instant } from '../../recording/recording.ts';
import type { Keyspace } from './keyspace.ts';

/** The time by the clock of Redis, the only one that all processes of the bot share. */
export async function timeOf(redis: Redis): Promise<Instant> {
  const [seconds, micros] = await redis.time();
  return Number(seconds) * 1000 + Math.floor(Number(micros) / 1000);
}

/**
 * Milliseconds between two readings. Planning reads more often; a process that does not plan relies on these.
 */
const READ_EVERY_MS = 10_000;

/**
 * The clock by which recordings are judged: that of Redis, because processes compare moments and clocks of hosts
 * differ. Until Redis has answered, the clock of this host.
 */
export const timeOn =
  ({ clock }: Keyspace): Clock =>
  () =>
    Math.floor(clock.now() ?? Date.now());

/** Reads the clock of Redis now and every `READ_EVERY_MS`. If Redis is away, the connection logs it. */
export async function keepTime({ redis, clock }: Keyspace): Promise<Loop> {
  const read = async () => {
    const askedAt = performance.now();
    clock.told(await timeOf(redis), askedAt);
    return READ_EVERY_MS;
  };
  await read();
  return startLoop({ work: read, retryMs: READ_EVERY_MS });
}
