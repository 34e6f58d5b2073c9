import { Redis, ReplyError } from 'ioredis';
import type { Log } from '../../ports/process.ts';
import { within } from '../../within.ts';
import { NoServerFound } from './reach/find.ts';
import { type RedisSettings, reachOf } from './reach/options.ts';
import { isLoginRefused, isPassing, loginRefused, tryRights, unfitFor } from './rights.ts';
import { RedisUnfit } from './unfit.ts';
import { ReplicaReached } from './wrong-server.ts';

/** Milliseconds between two attempts to reach a Redis that is away, loads its data, is a replica or a cluster not up yet. */
const RETRY_MS = 200;

/** Time for a Redis that is not ready to say whether it loads its data, in milliseconds. */
const ASKED_MS = 1_000;

/**
 * Waits for Redis at the start of the process, and checks that it is fit to keep recordings.
 * @throws {RedisUnfit} when `REDIS_URL` is not an address, Redis is not reached in time, loads its data or stays a
 *   replica for all that time (a failover may be under way), refuses the login or a right, is older than Redis 6.2 or
 *   Valkey 7.2, or may evict keys. Its message never has the user or the password of the URL
 */
export async function awaitRedis(settings: RedisSettings, timeoutMs: number, log: Log): Promise<void> {
  const { where, options } = reachOf(settings);
  const tag = `{${settings.prefix}}`;
  let last = new Error('no answer');
  let refuse = (_: RedisUnfit): void => undefined;
  const refused = new Promise<never>((_, reject) => {
    refuse = reject;
  });
  const redis = new Redis({
    ...options,
    maxRetriesPerRequest: null,
    connectTimeout: Math.min(5_000, timeoutMs),
    retryStrategy: () => RETRY_MS,
    maxLoadingRetryTime: RETRY_MS,
    // Sends the command again on the next connection.
    reconnectOnError(error) {
      if (!isPassing(error)) return false;
      last = error;
      return 2;
    },
  });
  redis.on('error', (error: Error) => {
    last = error;
    // Refusals that no further attempt can change.
    if (error instanceof NoServerFound && error.final) refuse(new RedisUnfit('elsewhere', error.message));
    else if (isLoginRefused(error)) refuse(loginRefused(where));
  });
  try {
    const examined = Promise.race([examine(redis, tag, where, log), refused]);
    if ((await within(timeoutMs, examined, 'late')) !== 'late') return;
    const loads = isLoading(last) || (await saysLoading(redis));
    throw loads ? loading(where, timeoutMs / 1_000) : unreached(where, timeoutMs / 1_000, last);
  } finally {
    redis.disconnect();
  }
}

async function examine(redis: Redis, tag: string, where: string, log: Log): Promise<void> {
  const facts = readInfo(await infoOf(redis, tag, where));
  assertVersion(facts, where);
  assertNoEviction(facts.get('maxmemory_policy') ?? (await policyOf(redis)), where, log);
  await tryRights(redis, tag, where);
}

const isLoading = ({ message }: Error): boolean => message.startsWith('LOADING ');

/** Whether INFO says that Redis loads its data. Meanwhile the connection is made, and not ready. */
async function saysLoading(redis: Redis): Promise<boolean> {
  if (redis.status !== 'connect') return false;
  const info = await within(ASKED_MS, redis.info('persistence'), '').catch(() => '');
  return readInfo(info).get('loading') === '1';
}

const loading = (where: string, seconds: number): RedisUnfit =>
  new RedisUnfit(
    'loading',
    `Redis at ${where} was reached, but not ready within ${seconds} s: it is loading its data; wait until it has`,
  );

async function infoOf(redis: Redis, tag: string, where: string): Promise<string> {
  try {
    return await redis.info();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (isLoginRefused(new Error(message))) throw loginRefused(where);
    throw unfitFor(message, 'info', tag, where) ?? error;
  }
}

function unreached(where: string, seconds: number, last: Error): RedisUnfit {
  if (last instanceof ReplicaReached) {
    const todo = 'REDIS_URL must name the master, or an address that always leads to it';
    return new RedisUnfit('replica', `Redis at ${where} is a replica of ${last.master}; ${todo}`);
  }
  if (isPassing(last)) {
    return new RedisUnfit(
      'away',
      `The cluster of Redis at ${where} was not up within ${seconds} s (${last.message}); see CLUSTER INFO there`,
    );
  }
  return new RedisUnfit('away', `Redis at ${where} did not answer within ${seconds} s: ${last.message}`);
}

/** Rejects a Redis that may evict keys. Measured with `allkeys-lru`: 2,612 of 12,000 acknowledged jobs were left. */
export function assertNoEviction(policy: string | undefined, where: string, log: Log): void {
  if (policy === 'noeviction') return;
  if (policy === undefined) {
    log.warn({ redis: where }, 'evictionUnknown');
    return;
  }
  throw new RedisUnfit(
    'evicts',
    `Redis at ${where} has maxmemory-policy ${policy} and would forget recordings when memory is short; ` +
      'it must be noeviction',
  );
}

const OLDEST = { redis_version: [6, 2], valkey_version: [7, 2] } as const;

export function assertVersion(facts: ReadonlyMap<string, string>, where: string): void {
  for (const [name, [major, minor]] of Object.entries(OLDEST)) {
    const [hasMajor = 0, hasMinor = 0] = (facts.get(name) ?? '').split('.').map(Number);
    if (!facts.has(name) || hasMajor > major || (hasMajor === major && hasMinor >= minor)) continue;
    throw new RedisUnfit(
      'too_old',
      `Redis at ${where} is version ${facts.get(name)}; Redis 6.2 or Valkey 7.2 is needed`,
    );
  }
}

/** Reads the `name:value` lines of INFO. */
function readInfo(info: string): ReadonlyMap<string, string> {
  const lines = info.split(/\r?\n/).filter((line) => line.includes(':'));
  return new Map(
    lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
  );
}

/** The policy by CONFIG, if INFO does not have it; `undefined` if CONFIG is forbidden, as on many managed servers. */
export async function policyOf(redis: Redis): Promise<string | undefined> {
  try {
    const [, policy] = await redis.config('GET', 'maxmemory-policy');
    return policy;
  } catch (error) {
    if (error instanceof ReplyError) return undefined;
    throw error;
  }
}
