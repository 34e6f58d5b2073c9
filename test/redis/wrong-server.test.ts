import { randomBytes } from 'node:crypto';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { freePort } from '../../sandbox/free-port.ts';
import { serverOnPath, startOwnServer } from '../../sandbox/redis/own-server.ts';
import { startProxy } from '../../sandbox/redis/proxy.ts';
import { RedisNotStarted, startRedis } from '../../sandbox/redis/start.ts';
import { awaitRedis } from '../../src/redis/connection/admission.ts';
import { connectInteractive, connectWorker } from '../../src/redis/connection/connect.ts';
import { RedisUnfit } from '../../src/redis/connection/unfit.ts';
import { afterError } from '../../src/redis/connection/wrong-server.ts';
import { createEngine } from '../../src/redis/engine.ts';
import { openKeyspace } from '../../src/redis/open-keyspace.ts';
import { createLeases } from '../../src/redis/polling/leases.ts';
import { openStores } from '../../src/redis/stores.ts';
import { eventually } from '../eventually.ts';
import { temporaryFolder } from '../temporary.ts';
import { at } from './at.ts';
import { atWork } from './at-work.ts';
import { createTestLog, HERE, live, openWorld, PROD, register, share } from './world.ts';

function kept(redis: Redis): Redis {
  onTestFinished(() => redis.disconnect());
  return redis;
}

interface Server {
  readonly url: string;
  readonly redis: Redis;
}

let old: Server;
let next: Server;
const stops: (() => Promise<void>)[] = [];
beforeAll(async () => {
  [old, next] = await Promise.all([startServer(), startServer()]);
});
beforeEach(async () => {
  for (const { redis } of [old, next]) {
    await redis.replicaof('NO', 'ONE');
    await redis.flushall();
  }
});
afterAll(async () => {
  for (const { redis } of [old, next]) redis.disconnect();
  await Promise.all(stops.map((stop) => stop()));
});

/** A server from PATH, or the WebAssembly one: both can be made replicas. */
async function startServer(): Promise<Server> {
  const running = await startRedis({ only: 'server' }).catch((error: unknown) => {
    if (error instanceof RedisNotStarted && error.code === 'ENOENT') return startRedis({ only: 'wasm' });
    throw error;
  });
  stops.push(running.stop);
  return { url: running.url, redis: new Redis(running.url, { maxRetriesPerRequest: null }) };
}

/** A number that a server tells of itself. */
const of = async ({ redis }: Server, name: string): Promise<number> =>
  Number(new RegExp(`^${name}:(\\d+)`, 'm').exec(await redis.info())?.[1]);

/** Two servers behind one address, which leads to the first of them. */
async function openAddress() {
  const proxy = await startProxy(old.url);
  onTestFinished(() => proxy.close());
  return {
    url: proxy.url,
    log: createTestLog(),
    /** The first becomes a replica, and keeps its connections. */
    demote: () => old.redis.replicaof('127.0.0.1', 1),
    /** New connections lead to the second. */
    promote: () => proxy.leadTo(next.url),
  };
}

describe('a failover behind one address that keeps its connections', () => {
  it.for([
    ['command', (redis: Redis) => redis.set('k', 'v')],
    ['script', (redis: Redis) => redis.eval("return redis.call('SET', KEYS[1], 'v')", 1, 'k')],
    ['pipeline', async (redis: Redis) => (await redis.pipeline().set('k', 'v').exec())?.[0]?.[1]],
  ] as const)('delays a %s of a worker until there is a master', async ([, write]) => {
    const { url, log, demote, promote } = await openAddress();
    const redis = kept(connectWorker(at(url), log));
    await redis.set('k', 'before');
    await demote();
    const before = await of(old, 'total_connections_received');
    const written = write(redis);
    await eventually(async () => {
      expect((await of(old, 'total_connections_received')) - before).toBeGreaterThan(3);
    });
    expect(log.outcomes()).toEqual(['redisLost']);
    promote();
    expect(`${await written}`).toBe('OK');
    expect(await next.redis.get('k')).toBe('v');
    expect(log.outcomes()).toEqual(['redisLost', 'redisBack']);
    expect(log.lines[0]?.facts.why).toMatch(/^READONLY /);
  });

  it('ends a transaction as a whole, and only that one', async () => {
    const { url, log, demote, promote } = await openAddress();
    const redis = kept(connectWorker(at(url), log));
    await redis.set('k', 'before');
    await demote();
    await expect(redis.multi().set('k', '1').set('l', '2').exec()).rejects.toThrow(/abort/i);
    promote();
    expect(await redis.multi().set('m', '3').exec()).toEqual([[null, 'OK']]);
    expect(await next.redis.keys('*')).toEqual(['m']);
  });

  it('lets what waits on a blocking connection wait on, at the new master', async () => {
    const { url, log, demote, promote } = await openAddress();
    const redis = kept(connectWorker(at(url), log));
    const popped = redis.bzpopmin('jobs', 0);
    await eventually(async () => expect(await of(old, 'blocked_clients')).toBe(1));
    await demote();
    promote();
    await next.redis.zadd('jobs', 1, 'a');
    expect(await popped).toEqual(['jobs', 'a', '1']);
  });

  it('is noticed by a connection for people that only reads', async () => {
    const { url, log, demote, promote } = await openAddress();
    await old.redis.set('who', 'old');
    await next.redis.set('who', 'next');
    const redis = kept(connectInteractive(at(url), log));
    await eventually(async () => expect(await redis.get('who')).toBe('old'));
    await demote();
    promote();
    await eventually(async () => expect(await redis.get('who')).toBe('next'));
    expect(await redis.set('who', 'people')).toBe('OK');
  });

  it('stops looking and telling for as long as it lasts', async () => {
    const { url, log, demote, promote } = await openAddress();
    const world = openWorld({ url: next.url, apps: [{ ...PROD, requestsPerSecond: 500 }] });
    const keyspace = openKeyspace(kept(connectWorker(at(url), log)), world.prefix);
    const leases = createLeases(keyspace, log, { leaseMs: 400 });
    const stores = openStores(keyspace, world.apps, Date.now, leases);
    const { begun, polled, told, ...work } = atWork(stores);
    const engine = createEngine({ keyspace, apps: world.apps, log, leases, historyMs: 60_000, ...work });
    onTestFinished(async () => void (await engine.stop()));
    await register(stores, 'before');
    await eventually(() => expect(polled).toContain('before'));

    await demote();
    await eventually(() => expect(log.outcomes()).toContain('redisLost'));
    await register(world, 'after');
    await world.outbox.put(HERE, share('shared', 'after'));
    promote();
    await eventually(() => expect(polled.filter((sid) => sid === 'after').length).toBeGreaterThan(3));
    await eventually(() => expect(told).toEqual(['shared']));
  });
});

it('a replica refuses orders that are given together as a whole', async () => {
  const { url, log, demote, promote } = await openAddress();
  const keyspace = openKeyspace(kept(connectWorker(at(url), log)), 'together');
  const stores = openStores(keyspace, [PROD], Date.now, createLeases(keyspace, log));
  const first = await register(stores, 'a');
  const claim = await stores.schedule.claimOne('a', PROD.name);
  if (claim === 'busy') throw new Error('busy');
  await demote();
  const committed = stores.schedule.commit(claim, first, live(first), [], true, Date.now());
  await eventually(() => expect(log.outcomes()).toContain('redisLost'));
  promote();
  // The second server knows nothing of the claim, and says so: the call has arrived there.
  expect(await committed).toBe('fenced');
});

describe('a start on a replica', () => {
  it('is refused with what to do, and without the password', async () => {
    await old.redis.replicaof('127.0.0.1', 1);
    await old.redis.acl('SETUSER', 'bot', 'on', '>hunter22', '~*', '+@all');
    const url = old.url.replace('//', '//bot:hunter22@');
    const error: unknown = await awaitRedis(at(url), 500, createTestLog()).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(RedisUnfit);
    expect(error).toMatchObject({
      reason: 'replica',
      message: `Redis at ${new URL(old.url).host} is a replica of 127.0.0.1:1; REDIS_URL must name the master, or an address that always leads to it`,
    });
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('hunter22');
  });

  it('waits for the end of a failover', async () => {
    const { url, log, demote, promote } = await openAddress();
    await demote();
    const waiting = awaitRedis(at(url), 10_000, log);
    promote();
    await expect(waiting).resolves.toBeUndefined();
  });
});

describe('a Redis that loads its data', () => {
  /** Loads for about two seconds, and answers LOADING meanwhile. */
  const SLOWLY = ['--key-load-delay', '60000', '--loading-process-events-interval-bytes', '1024'];

  it('is waited for, by a bot that runs and by one that starts', async ({ skip }) => {
    const binary = serverOnPath();
    if (!binary) return skip('no redis-server or valkey-server on PATH');
    const folder = temporaryFolder();
    const port = await freePort();
    const first = await startOwnServer(binary, port, folder, []);
    onTestFinished(first.kill);
    const url = `redis://127.0.0.1:${port}`;
    const log = createTestLog();
    const redis = kept(connectWorker(at(url), log));
    for (let n = 0; n < 30; n++) await redis.set(`k${n}`, randomBytes(512).toString('hex'));
    await redis.save();
    await first.kill();
    const second = await startOwnServer(binary, port, folder, SLOWLY);
    onTestFinished(second.kill);

    const plain = kept(new Redis(url, { enableReadyCheck: false, maxRetriesPerRequest: null }));
    plain.on('error', () => undefined);
    await expect(plain.get('k0')).rejects.toThrow(/^LOADING /);
    await expect(awaitRedis(at(url), 300, log)).rejects.toThrow(/not ready within 0\.3 s.*loading/);
    const [, read] = await Promise.all([awaitRedis(at(url), 15_000, log), redis.get('k29')]);
    expect(read).toHaveLength(1_024);
  });
});

describe('a refusal', () => {
  it.for([
    ["READONLY You can't write against a read only replica.", 'again'],
    ["READONLY You can't write against a read only replica. script: beef, on @user_script:3.", 'again'],
    [
      "ERR Error running script (call to f_beef): @user_script:3: @user_script: 3: -READONLY You can't write against a read only replica.",
      'again',
    ],
    ["MASTERDOWN Link with MASTER is down and replica-serve-stale-data is set to 'no'.", 'again'],
    ['LOADING Redis is loading the dataset in memory', 'again'],
    ['UNBLOCKED force unblock from blocking operation, instance state changed (master -> replica?)', 'again'],
    ['MOVED 3999 127.0.0.1:6381', 'failed'],
    ["EXECABORT Transaction discarded because of: READONLY You can't write against a replica.", 'failed'],
    ['EXECABORT Transaction discarded because of previous errors.', 'kept'],
    ['NOSCRIPT No matching script. Please use EVAL.', 'kept'],
    ['WRONGTYPE Operation against a key holding the wrong kind of value', 'kept'],
    ['ERR READONLY is no command', 'kept'],
  ] as const)('%s → %s', ([message, outcome]) => {
    expect(afterError(new Error(message))).toBe({ again: 2, failed: 1, kept: false }[outcome]);
  });
});
