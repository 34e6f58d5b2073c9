import { expect, test } from 'vitest';
import type { Pasted } from '../../src/recording/paste/paste.ts';
import { openWorld } from './world.ts';

const BARE: Pasted = { words: [], options: {} };

test('Redis forgets a draft after an hour', async () => {
  const { drafts, redis, keyspace } = openWorld();
  const id = await drafts.keep('T1', [BARE]);
  const seconds = await redis.ttl(keyspace.key('draft', `T1:${id}`));
  expect(seconds).toBeGreaterThan(3_500);
  expect(seconds).toBeLessThanOrEqual(3_600);
});

test('Redis forgets whoever asked once what they asked for is there', async () => {
  const { newcomers, redis, keyspace } = openWorld();
  const newcomer = { sid: 'a', owner: 'U1', channel: 'C1' };
  await newcomers.note('T1', newcomer);
  const key = keyspace.key('newcomers', 'T1');
  expect(await redis.pttl(key)).toBeGreaterThan(9_000);
  expect(await redis.pttl(key)).toBeLessThanOrEqual(10_000);
  await redis.zadd(key, Date.now() - 10_001, JSON.stringify(newcomer));
  expect(await newcomers.note('T1', { ...newcomer, sid: 'b' })).toEqual([]);
});
