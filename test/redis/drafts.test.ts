import { expect, onTestFinished, test } from 'vitest';
import type { Pasted } from '../../src/recording/paste/paste.ts';
import { openWorld } from './world.ts';

const FULL: Required<Pasted> = {
  sid: '9f3c51d07ab84e6fb2a1c0d94e7785aa',
  resourceId: 'R'.repeat(240),
  mode: 'mix',
  modeWritten: 'composite',
  appId: '4b825dc642cb6eb9a060e54bf8d69288',
  cname: 'maths',
  uid: '527',
  endsAt: 'never',
  maxRecordingHour: 2.5,
  words: ['a'],
  line: 'a',
  options: { app: 'prod', alias: 'Algebra II', only: ['ended'], lang: 'zh', broadcast: 'none', max: 1.5 },
};
const BARE: Pasted = { words: [], options: {} };

function open() {
  const world = openWorld();
  onTestFinished(() => world.close());
  return world;
}

test('a draft comes back as it was, in its own workspace alone', async () => {
  const { drafts } = open();
  const id = await drafts.keep('T1', [FULL, BARE]);
  expect(await drafts.find('T1', id)).toEqual([FULL, BARE]);
  expect(await drafts.find('T2', id)).toBeUndefined();
  expect(await drafts.keep('T1', [FULL])).not.toBe(id);
});

test('Redis forgets a draft after an hour', async () => {
  const { drafts, redis, keyspace } = open();
  const id = await drafts.keep('T1', [BARE]);
  const seconds = await redis.ttl(keyspace.key('draft', `T1:${id}`));
  expect(seconds).toBeGreaterThan(3_500);
  expect(seconds).toBeLessThanOrEqual(3_600);
});
