import type { Redis } from 'ioredis';
import type { Instant } from '../../recording/recording.ts';

/** The time by the clock of Redis, the only one that all processes of the bot share. */
export async function timeOf(redis: Redis): Promise<Instant> {
  const [seconds, micros] = await redis.time();
  return Number(seconds) * 1000 + Math.floor(Number(micros) / 1000);
}
