import { beforeEach, expect, test } from 'vitest';
import { measuredKeyspace } from '../../src/bot/measured/outside.ts';
import type { Keyspace } from '../../src/redis/connection/keyspace.ts';
import { together } from '../../src/redis/connection/scripts/together.ts';
import { createMetrics } from '../../src/web/metrics/metrics.ts';
import { seriesIn } from '../web/series.ts';
import { claimOne, openWorld, PROD, register, type World } from './world.ts';

let world: World;
beforeEach(() => {
  world = openWorld({ apps: [{ ...PROD, requestsPerSecond: 500 }] });
});

/** Begins looks, and counts how often Redis was called. */
function beginner() {
  let calls = 0;
  const run: Keyspace['run'] = (name, ...args) => {
    calls += 1;
    return world.keyspace.run(name, ...args);
  };
  const give = together({ ...world.keyspace, run }, 'polling/begin');
  return {
    calls: () => calls,
    begin: (sid: string, token: string) => give(sid, PROD.name, token, 60_000, Date.now(), 0, 'any', 1),
  };
}

async function claimed(count: number): Promise<readonly { readonly sid: string; readonly token: string }[]> {
  const sids = Array.from({ length: count }, (_, index) => `sid-${index}`);
  return Promise.all(
    sids.map(async (sid) => {
      await register(world, sid);
      return { sid, token: (await claimOne(world, sid)).token };
    }),
  );
}

async function twoClaimed() {
  const [first, last] = await claimed(2);
  if (!first || !last) throw new Error('nothing claimed');
  return [first, last] as const;
}

test('what is asked at one moment is one call, and everyone has the answer to their own', async () => {
  const { begin, calls } = beginner();
  const claims = await claimed(3);
  const answers = await Promise.all(claims.map(({ sid, token }) => begin(sid, token)));
  for (const [index, { token }] of claims.entries())
    expect(answers[index]).toContainEqual(expect.arrayContaining([token]));
  expect(calls()).toBe(1);
});

test('one without an answer does not end the list of answers', async () => {
  const { begin } = beginner();
  const [first, last] = await twoClaimed();
  const answers = await Promise.all([begin(first.sid, 'of somebody else'), begin(last.sid, last.token)]);
  expect(answers[0]).toBeNull();
  expect(answers[1]).toContainEqual(expect.arrayContaining([last.token]));
});

test('what is damaged in Redis fails its own look only', async () => {
  const { begin } = beginner();
  const [damaged, sound] = await twoClaimed();
  await world.redis.set(world.keyspace.key('rec', damaged.sid), 'no hash');
  const failing = expect(begin(damaged.sid, damaged.token)).rejects.toThrow('WRONGTYPE');
  expect(await begin(sound.sid, sound.token)).toContainEqual(expect.arrayContaining([sound.token]));
  await failing;
});

test('a call of which one order fails is counted as failed', async () => {
  const metrics = createMetrics();
  const [damaged, sound] = await twoClaimed();
  await world.redis.set(world.keyspace.key('rec', damaged.sid), 'no hash');
  const give = together(measuredKeyspace(world.keyspace, metrics), 'polling/begin');
  await Promise.allSettled(
    [damaged, sound].map(({ sid, token }) => give(sid, PROD.name, token, 60_000, Date.now(), 0, 'any', 1)),
  );
  expect(seriesIn(await metrics.text())).toMatchObject({ 'recbot_redis_calls_total{outcome="failed"}': 1 });
});

test('a call that fails fails everyone who waits for it', async () => {
  const { begin } = beginner();
  const claims = await claimed(2);
  world.redis.disconnect();
  const outcomes = await Promise.allSettled(claims.map(({ sid, token }) => begin(sid, token)));
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  await world.redis.connect();
});

test('no call asks for more than fifty, so that Redis has time for others', async () => {
  const { begin, calls } = beginner();
  const claims = await claimed(120);
  await Promise.all(claims.map(({ sid, token }) => begin(sid, token)));
  expect(calls()).toBe(3);
});
