import type { Redis } from 'ioredis';
import { describe, expect, inject, it, onTestFinished, vi } from 'vitest';
import { type BreakableProxy, startProxy } from '../../sandbox/redis/proxy.ts';
import { startRedis } from '../../sandbox/redis/start.ts';
import type { Log } from '../../src/ports/process.ts';
import { assertNoEviction, assertVersion, awaitRedis } from '../../src/redis/connection/admission.ts';
import { connectInteractive, connectWorker } from '../../src/redis/connection/connect.ts';
import type { RedisSettings } from '../../src/redis/connection/reach/options.ts';
import { RedisUnfit } from '../../src/redis/connection/unfit.ts';
import { eventually } from '../eventually.ts';
import { at } from './at.ts';
import { bulk, FIT, startPretendRedis } from './pretend-redis.ts';
import { createTestLog } from './world.ts';

async function proxied(): Promise<BreakableProxy> {
  const proxy = await startProxy(inject('redisUrl'));
  onTestFinished(() => proxy.close());
  return proxy;
}

function kept(redis: Redis): Redis {
  onTestFinished(() => redis.disconnect());
  return redis;
}

/** A connection by a proxy, once it answers. */
async function connected(connect: (settings: RedisSettings, log: Log) => Redis) {
  const [proxy, log] = [await proxied(), createTestLog()];
  const redis = kept(connect(at(proxy.url), log));
  await eventually(async () => expect(await redis.ping()).toBe('PONG'));
  return { proxy, log, redis };
}

/** A port on which nobody listens. */
async function nowhere(): Promise<string> {
  const proxy = await startProxy(inject('redisUrl'));
  await proxy.close();
  return proxy.url;
}

describe('the connection of a worker', () => {
  it('waits out an outage, goes on, and says so once each way', async () => {
    const { proxy, log, redis } = await connected(connectWorker);
    proxy.be('refuse');
    const answer = redis.ping();
    await eventually(() => expect(log.outcomes()).toEqual(['redisLost']));
    proxy.be('pass');
    expect(await answer).toBe('PONG');
    expect(log.outcomes()).toEqual(['redisLost', 'redisBack']);
  });

  it('is replaced when it says nothing any more, sooner than those on which jobs are waited for', async () => {
    const { proxy, log, redis } = await connected(connectWorker);
    proxy.be('half-open');
    expect(await redis.ping()).toBe('PONG');
    expect(log.lines[0]).toEqual({
      outcome: 'redisLost',
      facts: { connection: 'worker', why: 'no answer within 4000 ms' },
    });
  });
});

describe('the connection for answers to people', () => {
  it('fails at once while Redis is away, and works again when it is back', async () => {
    const { proxy, log, redis } = await connected(connectInteractive);
    proxy.be('refuse');
    await eventually(() => expect(log.outcomes()).toEqual(['redisLost']));
    await expect(redis.ping()).rejects.toThrow();
    proxy.be('pass');
    await vi.waitFor(async () => expect(await redis.ping()).toBe('PONG'), { timeout: 5_000 });
  });

  it('gives up on a Redis that does not answer, well within the 3 s of Slack', async () => {
    const { proxy, redis } = await connected(connectInteractive);
    proxy.be('hang');
    await expect(redis.ping()).rejects.toThrow(/timed out/i);
  });
});

describe('starting on a Redis', () => {
  it('waits for one that is on its way up', async () => {
    const proxy = await proxied();
    proxy.be('refuse');
    const waiting = awaitRedis(at(proxy.url), 10_000, createTestLog());
    proxy.be('pass');
    await expect(waiting).resolves.toBeUndefined();
  });

  it('ends with a clear message when there is none in time', async () => {
    const waiting = awaitRedis(at(await nowhere()), 300, createTestLog());
    await expect(waiting).rejects.toThrow(/Redis at 127\.0\.0\.1:\d+ did not answer within 0\.3 s/);
    await expect(waiting).rejects.toMatchObject({ name: 'RedisUnfit', reason: 'away' });
  });

  it.each(['CLUSTERDOWN The cluster is down', 'TRYAGAIN Multiple keys request during rehashing of slot'])(
    'tries again when it answers %s',
    async (refusal) => {
      let tried = 0;
      const url = await startPretendRedis((command) => {
        if (!command.startsWith('set ')) return undefined;
        tried += 1;
        return tried === 1 ? `-${refusal}\r\n` : undefined;
      });
      await expect(awaitRedis(at(url), 10_000, createTestLog())).resolves.toBeUndefined();
      expect(tried).toBe(2);
    },
  );

  it('names a cluster that does not come up, which another start may find up', async () => {
    const url = await startPretendRedis((command) =>
      command.startsWith('set ') ? '-CLUSTERDOWN Hash slot not served\r\n' : undefined,
    );
    await expect(awaitRedis(at(url), 500, createTestLog())).rejects.toMatchObject({
      reason: 'away',
      message: `The cluster of Redis at ${new URL(url).host} was not up within 0.5 s (CLUSTERDOWN Hash slot not served); see CLUSTER INFO there`,
    });
  });

  it('ends in time when it says nothing any more after INFO', async () => {
    const log = createTestLog();
    const url = await startPretendRedis((command) => {
      if (command === 'info') return bulk(FIT.replace('maxmemory_policy', 'nothing'));
      return command.startsWith('config') ? 'silence' : undefined;
    });
    await expect(awaitRedis(at(url), 300, log)).rejects.toMatchObject({ reason: 'away' });
    expect(log.outcomes()).toEqual([]);
  });

  it.each(['info', 'get {recbot}'])(
    'tells one that loads its data from one that is away (%s)',
    async (asked) => {
      const url = await startPretendRedis((command) => {
        if (command === asked && asked !== 'info')
          return '-LOADING Redis is loading the dataset in memory\r\n';
        return command.startsWith('info') ? bulk(FIT.replace('loading:0', 'loading:1')) : undefined;
      });
      const kind = asked === 'info' ? url : url.replace('redis:', 'redis+cluster:');
      await expect(awaitRedis(at(kind), 500, createTestLog())).rejects.toMatchObject({ reason: 'loading' });
    },
  );

  it('never shows the password of the URL', async () => {
    const away = (await nowhere()).replace('redis://', 'redis://bot:hunter22@');
    for (const url of [away, 'redis://bot:hunter22@:not a port', 'http://bot:hunter22@host']) {
      const error: unknown = await awaitRedis(at(url), 200, createTestLog()).catch(
        (reason: unknown) => reason,
      );
      expect(error).toBeInstanceOf(RedisUnfit);
      expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('hunter22');
    }
  });

  it('is refused when that Redis may evict what it holds', async () => {
    const own = await startRedis({ only: 'wasm' });
    onTestFinished(own.stop);
    const redis = kept(connectWorker(at(own.url), createTestLog()));
    await expect(awaitRedis(at(own.url), 5_000, createTestLog())).resolves.toBeUndefined();
    await redis.config('SET', 'maxmemory-policy', 'allkeys-lru');
    await expect(awaitRedis(at(own.url), 5_000, createTestLog())).rejects.toThrow(/allkeys-lru.*noeviction/);
  });

  it('goes on with a warning where nobody may know whether it evicts', () => {
    const log = createTestLog();
    assertNoEviction(undefined, 'host:6379', log);
    expect(log.outcomes()).toEqual(['evictionUnknown']);
  });

  it.for([
    [{ redis_version: '6.0.16' }, 'refused'],
    [{ redis_version: '6.2.0' }, 'taken'],
    [{ redis_version: '7.0.15' }, 'taken'],
    [{ redis_version: '7.2.4', valkey_version: '7.1.9' }, 'refused'],
    [{ redis_version: '7.2.4', valkey_version: '8.1.0' }, 'taken'],
  ] as const)('with the versions %o is %s', ([versions, outcome]) => {
    const check = () => assertVersion(new Map(Object.entries(versions)), 'host:6379');
    if (outcome === 'taken') expect(check).not.toThrow();
    else expect(check).toThrow(/Redis 6.2 or Valkey 7.2 is needed/);
  });
});
