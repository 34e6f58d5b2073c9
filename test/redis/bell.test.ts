import { expect, inject, onTestFinished, test } from 'vitest';
import { connectWorker } from '../../src/redis/connection/connect.ts';
import { answerBell } from '../../src/redis/hearing/bell.ts';
import { openKeyspace } from '../../src/redis/open-keyspace.ts';
import { at } from './at.ts';
import { createTestLog, randomPrefix } from './world.ts';

test('a bell that nobody rings keeps its connection', async () => {
  const log = createTestLog();
  const redis = connectWorker(at(inject('redisUrl')), log, 1_000);
  const name = randomPrefix();
  redis.options.connectionName = name;
  const bell = answerBell(openKeyspace(redis, name), log, async () => {});
  onTestFinished(async () => {
    await bell.stop();
    redis.disconnect();
  });
  const seconds = async (): Promise<number> => {
    const clients = (await redis.client('LIST')) as string;
    const line =
      clients
        .split('\n')
        .find((client) => client.includes(` name=${name} `) && client.includes(' cmd=blpop ')) ?? '';
    return Number(/ age=(\d+)/.exec(line)?.[1] ?? 0);
  };
  await expect.poll(seconds, { interval: 200 }).toBeGreaterThan(2);
  expect(log.outcomes()).toEqual([]);
});
