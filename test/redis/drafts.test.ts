import { expect, onTestFinished, test } from 'vitest';
import type { Pasted } from '../../src/recording/paste/paste.ts';
import { openWorld } from './world.ts';

const BARE: Pasted = { words: [], options: {} };

function open() {
  const world = openWorld();
  onTestFinished(() => world.close());
  return world;
}

test('Redis forgets a draft after an hour', async () => {
  const { drafts, redis, keyspace } = open();
  const id = await drafts.keep('T1', [BARE]);
  const seconds = await redis.ttl(keyspace.key('draft', `T1:${id}`));
  expect(seconds).toBeGreaterThan(3_500);
  expect(seconds).toBeLessThanOrEqual(3_600);
});
