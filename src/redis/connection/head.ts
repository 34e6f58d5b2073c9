import type { Redis } from 'ioredis';

/** The least score of a sorted set, if it has any. */
export const headOf = async (redis: Redis, zset: string): Promise<string | undefined> =>
  (await redis.zrange(zset, '0', '0', 'WITHSCORES'))[1];
