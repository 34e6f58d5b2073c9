import { Redis } from 'ioredis';
import { expect, test, vi } from 'vitest';
import { startRedis } from '../../sandbox/redis/start.ts';
import { type AtEnd, createWorld, SOON, type World } from './world.ts';

/** A Redis that was fit when the bot started, and is not any more. */

const EX_CONFIG = 78;

function open({ env }: World, atEnd: AtEnd): Redis {
  const redis = new Redis(env.REDIS_URL ?? '');
  atEnd(async () => redis.disconnect());
  return redis;
}

// They mostly wait, so they run side by side.
const story = test.concurrent;

story('where a newer bot has migrated the data, the old one says so and stops in order', async (here) => {
  const { onTestFinished: atEnd } = here;
  const world = await createWorld({ atEnd });
  const bot = await world.bot();
  await open(world, atEnd).hset(`{${world.env.REDIS_PREFIX}}:meta`, 'schema', 99);
  expect(await bot.exit).toBe(EX_CONFIG);
  expect(bot.output()).toMatch(/"why":"The data in Redis have schema 99 [^"]+","msg":"outgrown"/);
  expect(bot.output()).toContain('"outcome":"orderly","msg":"stopped"');
});

story('one that begins to evict keys is told of for as long as it may', async ({ onTestFinished: atEnd }) => {
  const server = await startRedis({ only: 'wasm' });
  atEnd(server.stop);
  const world = await createWorld({ redisUrl: server.url, atEnd });
  const bot = await world.bot();
  const redis = open(world, atEnd);
  const become = async (policy: string): Promise<void> => {
    await redis.config('SET', 'maxmemory-policy', policy);
    // Makes the bot connect anew, as after a failover.
    await redis.call('CLIENT', 'KILL', 'TYPE', 'normal');
  };
  const readiness = async (): Promise<unknown> => {
    const answer = await fetch(`http://127.0.0.1:${world.env.OPS_PORT}/readyz`);
    return { status: answer.status, ...JSON.parse(await answer.text()) };
  };
  const doctor = async (): Promise<string> => {
    const before = world.slack.ephemerals('recordings', 'mei').length;
    await world.type('status', 'doctor');
    return vi.waitFor(() => {
      const answers = world.slack.ephemerals('recordings', 'mei').slice(before);
      expect(answers).toHaveLength(1);
      return JSON.stringify(answers);
    }, SOON);
  };

  await become('allkeys-lru');
  await vi.waitFor(() => expect(bot.output()).toContain('"policy":"allkeys-lru","msg":"evictionOn"'), SOON);
  const reasons = ['Redis may evict recordings: its maxmemory-policy is allkeys-lru'];
  await vi.waitFor(async () => expect(await readiness()).toMatchObject({ status: 503, reasons }), SOON);
  await vi.waitFor(async () => expect(await doctor()).toMatch(/`maxmemory-policy` is `allkeys-lru`/), SOON);

  await become('noeviction');
  await vi.waitFor(() => expect(bot.output()).toContain('"msg":"evictionOff"'), SOON);
  await vi.waitFor(async () => expect(await readiness()).toMatchObject({ status: 200, reasons: [] }), SOON);
  expect(await doctor()).not.toContain('maxmemory-policy');
  expect(bot.output().match(/evictionO/g)).toHaveLength(2);
});
