import { expect, test } from 'vitest';
import { createHomes, type HomePace } from '../../src/redis/homes/homes.ts';
import { openWorld } from './world.ts';

const MEI = { team: 'T1', user: 'U0MEI' };
const CHOICE = '{"state":"live","mine":false}';

/** A pace at which nobody waits for a turn, unless a test says so. */
const PACE: HomePace = { keptMs: 60_000, everyMs: 60_000, spacingMs: 0, openingMs: 0 };

function open(pace: Partial<HomePace> = {}) {
  const world = openWorld();
  const homes = createHomes(world.keyspace, { ...PACE, ...pace });
  /** Makes all Homes due, as if time had passed. */
  const dueNow = async () => {
    const key = world.keyspace.key('homes');
    for (const viewer of await world.redis.zrange(key, '0', '-1')) await world.redis.zadd(key, 1, viewer);
  };
  return { ...world, homes, dueNow, another: createHomes(world.keyspace, { ...PACE, ...pace }) };
}

const SHOWN = { digest: 'd1', hash: '156772938.1827394' };

test('a Home that was opened is kept for as long as it is to be', async () => {
  const opened = await open().homes.open(MEI, CHOICE);
  expect(opened.until - Date.now()).toBeGreaterThan(55_000);
});

test('nobody else takes what its opener is about to publish', async () => {
  const { homes, another } = open({ openingMs: 60_000 });
  await homes.open(MEI, CHOICE);
  expect(await another.take(10)).toEqual([]);
});

test('of several processes one takes a turn, and the next turn comes later', async () => {
  const { homes, another } = open();
  for (let n = 0; n < 8; n += 1) await homes.open({ team: 'T1', user: `U${n}` }, CHOICE);
  const taken = await Promise.all([homes.take(5), another.take(5), homes.take(5), another.take(5)]);
  expect(taken.map(({ length }) => length).sort()).toEqual([0, 0, 3, 5]);
  expect(new Set(taken.flat().map(({ user }) => user)).size).toBe(8);
  expect(await another.take(10)).toEqual([]);
});

test('where many look, each has its turn less often', async () => {
  const { homes, redis, keyspace } = open({ everyMs: 1_000, spacingMs: 60_000 });
  await homes.open(MEI, CHOICE);
  await homes.open({ team: 'T1', user: 'U0TOM' }, CHOICE);
  // Their Homes are kept for a minute, so the turn at its end comes first.
  expect(await homes.take(10)).toHaveLength(2);
  const next = Number(await redis.zscore(keyspace.key('homes'), 'T1:U0MEI')) - Date.now();
  expect(next).toBeGreaterThan(50_000);
});

test('when its time is over a Home has one last turn, exactly then, and is forgotten', async () => {
  const { homes, dueNow, redis, keyspace } = open({ keptMs: 0 });
  await homes.open(MEI, CHOICE);
  const [last] = await homes.take(10);
  expect(last?.last).toBe(true);
  if (last) await homes.shown(last, SHOWN);
  await dueNow();
  expect(await homes.take(10)).toEqual([]);
  expect(await redis.keys(`${keyspace.tag}:home*`)).toEqual([]);
});

test('a last turn that came to nothing comes again', async () => {
  const { homes, dueNow } = open({ keptMs: 0 });
  await homes.open(MEI, CHOICE);
  expect(await homes.take(10)).toHaveLength(1);
  await dueNow();
  expect((await homes.take(10))[0]?.last).toBe(true);
});

test('Redis forgets a Home that no process brings to its end', async () => {
  const { homes, redis, keyspace, dueNow } = open();
  await homes.open(MEI, CHOICE);
  const home = keyspace.key('home', 'T1:U0MEI');
  expect(await redis.pttl(home)).toBeLessThanOrEqual(3_660_000);
  await redis.del(home);
  await dueNow();
  expect(await homes.take(10)).toEqual([]);
  expect(await redis.zcard(keyspace.key('homes'))).toBe(0);
});
