import { Redis, type RedisOptions } from 'ioredis';
import type { Log } from '../../ports/process.ts';
import { afterError, isReplica, MasterConnector, roleIn } from './wrong-server.ts';

/** A retry after at most a second, spread out: an outage of 13 s is then over 0.6 s after Redis is back. */
const retryStrategy = (attempt: number): number =>
  Math.min(1_000, 50 * 2 ** attempt) * (0.5 + Math.random() / 2);

/** Has to exceed the 10 s for which BullMQ may block. */
const SILENCE_MS = 20_000;

/** A server that loads its data is asked again after this, however long it says that it needs. */
const LOADING_MS = 500;

/** So often a connection asks its server for its role: one on which is only read, or nothing, would not notice. */
const ROLE_MS = 1_000;

/** A refusal this old is not why a connection closed. */
const REFUSED_MS = 2_000;

/**
 * For workers and queues: waits for Redis however long it is away, and goes on.
 *
 * @param silenceMs ends half-open connections, on which a worker would otherwise hang for ever without an error
 */
export const connectWorker = (url: string, log: Log, silenceMs = SILENCE_MS): Redis =>
  connect(url, log, 'worker', { maxRetriesPerRequest: null, socketTimeout: silenceMs });

/** For answers to a person, who had better be told within Slack's 3 s that Redis is away. */
export const connectInteractive = (url: string, log: Log): Redis =>
  connect(url, log, 'interactive', {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    commandTimeout: 1_500,
    socketTimeout: SILENCE_MS,
  });

/** In what the two kinds differ. */
type Patience = Pick<
  RedisOptions,
  'enableOfflineQueue' | 'maxRetriesPerRequest' | 'commandTimeout' | 'socketTimeout'
>;

/** BullMQ's connections are copies of these, with the same options. */
function connect(url: string, log: Log, connection: string, patience: Patience): Redis {
  let refused = { why: '', at: Number.NEGATIVE_INFINITY };
  const redis = new Redis(url, {
    ...patience,
    connectTimeout: 5_000,
    retryStrategy,
    maxLoadingRetryTime: LOADING_MS,
    Connector: MasterConnector,
    reconnectOnError(error) {
      const verdict = afterError(error);
      if (verdict) refused = { why: error.message, at: performance.now() };
      return verdict;
    },
  });
  const whyClosed = () => (performance.now() - refused.at < REFUSED_MS ? refused.why : 'connection closed');
  watchRole(redis);
  return watched(redis, log, connection, whyClosed);
}

/** Drops the connection when its server has become a replica. */
function watchRole(redis: Redis): void {
  let asking = false;
  const timer = setInterval(async () => {
    if (asking || redis.status !== 'ready') return;
    asking = true;
    try {
      if (isReplica(roleIn(await redis.info('replication')))) redis.disconnect(true);
    } catch {
      // A Redis that is away is noticed, and said, by the connection itself.
    } finally {
      asking = false;
    }
  }, ROLE_MS).unref();
  redis.once('end', () => clearInterval(timer));
}

/** One line when Redis is lost and one when it is back, however many attempts lie between. */
function watched(redis: Redis, log: Log, connection: string, whyClosed: () => string): Redis {
  let lostAt: number | undefined;
  const lost = (why: string) => {
    if (lostAt !== undefined) return;
    lostAt = Date.now();
    log.warn({ connection, why }, 'redisLost');
  };
  redis.on('error', (error: Error) => lost(error.message));
  redis.on('reconnecting', () => lost(whyClosed()));
  redis.on('ready', () => {
    if (lostAt === undefined) return;
    log.info({ connection, awayMs: Date.now() - lostAt }, 'redisBack');
    lostAt = undefined;
  });
  return redis;
}
