import { Redis } from 'ioredis';
import type { Log } from '../../ports/process.ts';
import { within } from './within.ts';
import { MasterConnector, ReplicaReached } from './wrong-server.ts';

/** Between two looks at a Redis that is away, loads its data or is a replica. */
const RETRY_MS = 200;

/** Why the bot does not start on this Redis; the message is made for the person who starts it. */
export class RedisUnfit extends Error {
  override readonly name = 'RedisUnfit';
  readonly reason: 'away' | 'not_a_url' | 'too_old' | 'evicts' | 'replica' | 'newer_schema';

  constructor(reason: RedisUnfit['reason'], message: string) {
    super(message);
    this.reason = reason;
  }
}

/**
 * Waits for Redis at the start of the process, and makes sure that it is one to entrust recordings to.
 *
 * @throws {RedisUnfit} not reachable in time; a replica for all that time, for a failover may be under way; older
 *   than Redis 6.2 or Valkey 7.2; may evict keys. Never names the user or the password of the URL.
 */
export async function awaitRedis(url: string, timeoutMs: number, log: Log): Promise<void> {
  const where = addressOf(url);
  let last = new Error('no answer');
  const redis = new Redis(url, {
    maxRetriesPerRequest: null,
    connectTimeout: Math.min(5_000, timeoutMs),
    retryStrategy: () => RETRY_MS,
    maxLoadingRetryTime: RETRY_MS,
    Connector: MasterConnector,
  });
  redis.on('error', (error: Error) => {
    last = error;
  });
  try {
    const info = await within(timeoutMs, redis.info(), undefined);
    if (info === undefined) throw unreached(redis, where, timeoutMs / 1_000, last);
    const facts = readInfo(info);
    assertVersion(facts, where);
    assertNoEviction(facts.get('maxmemory_policy') ?? (await policyOf(redis)), where, log);
  } finally {
    redis.disconnect();
  }
}

function unreached(redis: Redis, where: string, seconds: number, last: Error): RedisUnfit {
  if (last instanceof ReplicaReached) {
    const todo = 'REDIS_URL must name the master, or an address that always leads to it';
    return new RedisUnfit('replica', `Redis at ${where} is a replica of ${last.master}; ${todo}`);
  }
  // It answers before it has its data, but is not ready.
  if (redis.status === 'connect') {
    const why = 'it may still be loading its data';
    return new RedisUnfit('away', `Redis at ${where} was reached, but not ready within ${seconds} s: ${why}`);
  }
  return new RedisUnfit('away', `Redis at ${where} did not answer within ${seconds} s: ${last.message}`);
}

/** With `allkeys-lru`, 12,000 acknowledged jobs left 2,612. */
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

/** `name:value` lines of INFO. */
function readInfo(info: string): ReadonlyMap<string, string> {
  const lines = info.split(/\r?\n/).filter((line) => line.includes(':'));
  return new Map(
    lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
  );
}

/** For servers whose INFO does not name it. Managed ones often forbid CONFIG, which then answers nothing. */
async function policyOf(redis: Redis): Promise<string | undefined> {
  try {
    const [, policy] = await redis.config('GET', 'maxmemory-policy');
    return policy;
  } catch {
    return undefined;
  }
}

/** Host and port: all of the URL that may be shown. */
function addressOf(url: string): string {
  // The error of `new URL` would carry the whole text, password included.
  if (!URL.canParse(url))
    throw new RedisUnfit('not_a_url', 'REDIS_URL is not a URL such as redis://host:6379');
  const { host, protocol } = new URL(url);
  if (protocol !== 'redis:' && protocol !== 'rediss:') {
    throw new RedisUnfit('not_a_url', 'REDIS_URL must begin with redis:// or rediss://');
  }
  return host;
}
