import { Redis } from 'ioredis';
import { expect, test } from 'vitest';
import { type AtEnd, createWorld, type World } from './world.ts';

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
