import { describe, expect, it, onTestFinished } from 'vitest';
import { RedisNotStarted, type RunningRedis, startRedis } from '../../sandbox/redis/start.ts';
import type { News } from '../../src/recording/news.ts';
import { temporaryFolder } from '../temporary.ts';
import { HERE, look, openWorld, PROD, register, watch } from './world.ts';

const STARTED: News = { kind: 'started', between: { after: 1, before: 2 }, late: false };

/** `undefined` on a machine that has no server: the WebAssembly one keeps nothing. */
async function startKeeping(folder: string): Promise<RunningRedis | undefined> {
  try {
    const redis = await startRedis({ only: 'server', folder });
    onTestFinished(redis.stop);
    return redis;
  } catch (error) {
    if (error instanceof RedisNotStarted && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

describe('a restart of Redis', () => {
  it('loses no recording, no watch, no news and no script', async ({ skip }) => {
    const folder = temporaryFolder();
    const before = await startKeeping(folder);
    if (!before) return skip('no valkey-server or redis-server on PATH');

    const world = openWorld({ url: before.url });
    const first = await register(world, 'a', { alias: 'algebra' });
    await register(world, 'b');
    await watch(world, 'a');
    await look(world, first, { news: [STARTED], show: true });
    const unspoken = await world.take();
    await world.outbox.postpone(unspoken, 0, 'unknown');
    world.redis.disconnect();
    await before.stop();

    const after = await startKeeping(folder);
    if (!after) throw new Error('the server is gone from PATH');
    const again = openWorld({
      url: after.url,
      prefix: world.prefix,
      apps: [{ ...PROD, requestsPerSecond: 100 }],
    });
    expect(await again.recordings.find('a')).toMatchObject({ phase: 'recording', version: 1 });
    expect(await again.recordings.resolve('T1', 'algebra')).toEqual(['a']);
    expect(await again.watches.at(HERE)).toEqual(['a']);
    expect(await again.outbox.take(HERE)).toMatchObject({
      deliveries: [{ id: 'a.1', news: [STARTED] }],
      doubtful: true,
      attempts: 1,
    });
    expect(await again.claim()).toHaveLength(2);
  });
});
