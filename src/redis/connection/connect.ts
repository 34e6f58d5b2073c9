import { Redis, type RedisOptions } from 'ioredis';
import type { Log } from '../../ports/process.ts';
import { type RedisSettings, reachOf } from './reach/options.ts';
import { afterError, isReplica, roleIn } from './wrong-server.ts';

/** Milliseconds until the next attempt, up to a second, with jitter. Measured: an outage of 13 s lasted 0.6 s longer. */
const retryStrategy = (attempt: number): number =>
  Math.min(1_000, 50 * 2 ** attempt) * (0.5 + Math.random() / 2);

/**
 * Time without an answer after which a connection is dropped, in milliseconds. Longer than any blocking command: BullMQ
 * blocks for 5 s, or until the next delayed job, and no delay of ours is longer than 8 s.
 */
const SILENCE_MS = 9_000;

/** The same for connections on which no command blocks: those for people, and those of a worker's scripts. */
const QUICK_SILENCE_MS = 4_000;

/**
 * Time limit of one command for a person, in milliseconds. People are answered within two seconds, of which a look or
 * Slack may take more than half.
 */
const ANSWER_MS = 700;

/** Milliseconds until a server that loads its data is asked again. */
const LOADING_MS = 500;

/** Milliseconds between two checks of a server's role: reads alone do not show that it has become a replica. */
const ROLE_MS = 1_000;

/** Milliseconds for which a refusal is logged as the reason why a connection closed. */
const REFUSED_MS = 2_000;

/**
 * Connects for workers and queues: waits for Redis however long it is away.
 * @param silenceMs time without an answer, in milliseconds, after which a half-open connection is dropped
 */
export const connectWorker = (settings: RedisSettings, log: Log, silenceMs = SILENCE_MS): Redis =>
  connect(settings, log, 'worker', { maxRetriesPerRequest: null, socketTimeout: silenceMs });

/** Connects for answers to people: fails soon if Redis is away, because Slack allows 3 s for an answer. */
export const connectInteractive = (settings: RedisSettings, log: Log): Redis =>
  connect(settings, log, 'interactive', {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    commandTimeout: ANSWER_MS,
    socketTimeout: QUICK_SILENCE_MS,
  });

/** The options in which the two kinds of connections differ. */
type Patience = Pick<
  RedisOptions,
  'enableOfflineQueue' | 'maxRetriesPerRequest' | 'commandTimeout' | 'socketTimeout'
>;

/** BullMQ copies these connections with all their options. */
function connect(settings: RedisSettings, log: Log, connection: string, patience: Patience): Redis {
  let refused = { why: '', at: Number.NEGATIVE_INFINITY };
  const { kind, options } = reachOf(settings);
  const redis = new Redis({
    ...options,
    ...patience,
    connectTimeout: 5_000,
    retryStrategy,
    maxLoadingRetryTime: LOADING_MS,
    reconnectOnError(error) {
      const verdict = afterError(error, kind === 'cluster');
      if (verdict) refused = { why: error.message, at: performance.now() };
      return verdict;
    },
  });
  const whyClosed = () => (performance.now() - refused.at < REFUSED_MS ? refused.why : 'connection closed');
  watchServer(redis);
  return watched(redis, log, connection, whyClosed);
}

/** Drops the connection when its server has become a replica or does not answer. BullMQ's copies are not watched. */
function watchServer(redis: Redis): void {
  let askedAt: number | undefined;
  const timer = setInterval(async () => {
    if (redis.status !== 'ready') return;
    if (askedAt !== undefined) {
      if (performance.now() - askedAt < QUICK_SILENCE_MS) return;
      // ioredis sends the question again on the next connection, which gets as much time.
      askedAt = performance.now();
      redis.stream.destroy(new Error(`no answer within ${QUICK_SILENCE_MS} ms`));
      return;
    }
    askedAt = performance.now();
    try {
      if (isReplica(roleIn(await redis.info('replication')))) redis.disconnect(true);
    } catch {
      // If Redis is away, the connection notices and logs it.
    } finally {
      askedAt = undefined;
    }
  }, ROLE_MS).unref();
  redis.once('end', () => clearInterval(timer));
}

/** Logs one line when Redis is lost and one when it is back, however many attempts there are in between. */
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
