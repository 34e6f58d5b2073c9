import type { Redis } from 'ioredis';

/** Lowest score of a sorted set; `undefined` when it is empty. */
export const headOf = async (redis: Redis, zset: string): Promise<string | undefined> =>
  (await redis.zrange(zset, '0', '0', 'WITHSCORES'))[1];
