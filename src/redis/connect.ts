import { Redis } from 'ioredis';
import type { Log } from '../ports/log.ts';

/** A retry after at most a second, spread out: an outage of 13 s is then over 0.6 s after Redis is back. */
const retryStrategy = (attempt: number): number =>
  Math.min(1_000, 50 * 2 ** attempt) * (0.5 + Math.random() / 2);

/** Has to exceed the 10 s for which BullMQ may block. */
const SILENCE_MS = 20_000;

/**
 * For workers and queues: waits for Redis however long it is away, and goes on.
 *
 * @param silenceMs ends half-open connections, on which a worker would otherwise hang for ever without an error
 */
export function connectWorker(url: string, log: Log, silenceMs = SILENCE_MS): Redis {
  const redis = new Redis(url, {
    maxRetriesPerRequest: null,
    connectTimeout: 5_000,
    socketTimeout: silenceMs,
    retryStrategy,
  });
  return watched(redis, log, 'worker');
}

/** For answers to a person, who had better be told within Slack's 3 s that Redis is away. */
export function connectInteractive(url: string, log: Log): Redis {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    connectTimeout: 5_000,
    commandTimeout: 1_500,
    socketTimeout: SILENCE_MS,
    retryStrategy,
  });
  return watched(redis, log, 'interactive');
}

/** One line when Redis is lost and one when it is back, however many attempts lie between. */
function watched(redis: Redis, log: Log, connection: string): Redis {
  let lostAt: number | undefined;
  const lost = (why: string) => {
    if (lostAt !== undefined) return;
    lostAt = Date.now();
    log.warn({ connection, why }, 'redisLost');
  };
  redis.on('error', (error: Error) => lost(error.message));
  redis.on('reconnecting', () => lost('connection closed'));
  redis.on('ready', () => {
    if (lostAt === undefined) return;
    log.info({ connection, awayMs: Date.now() - lostAt }, 'redisBack');
    lostAt = undefined;
  });
  return redis;
}
