import { readFileSync } from 'node:fs';
import { beforeEach, expect, test } from 'vitest';
import type { News } from '../../src/recording/news.ts';
import { migrate } from '../../src/redis/connection/migrate.ts';
import { createTestLog, openWorld, type World } from './world.ts';

/**
 * Data left in Redis by the previous release (296cddc), made by its own processes in a story: four recordings with
 * their watches, a rule and a language. One is live, one on hold, one ended, one did not start.
 */

interface Dumped {
  readonly type: 'string' | 'hash' | 'set' | 'zset';
  readonly value: string | readonly string[];
}

const { keys } = JSON.parse(readFileSync(new URL('previous-release.json', import.meta.url), 'utf8')) as {
  readonly keys: Readonly<Record<string, Dumped>>;
};

const PREFIX = 'previous';
const TEAM = 'T4ZLAKWXG5Y';
const PLACE = { team: TEAM, channel: 'C2TJUVRYUW3' };
const APP = { name: 'default', credential: 'customer-1', requestsPerSecond: 100 };
const SIDS = {
  live: '6e3df25b0b37bd2bc4cb57bd29fe9cf4',
  paused: '75d6f2bea8272777460408cf06a9f3bf',
  ended: '80922b1d8db0abe06eb4917f8346cdc1',
  neverStarted: '78eb242d47f77038822ab1919afbf8b3',
};

const swapped = (pairs: readonly string[]): string[] =>
  pairs.flatMap((member, at) => (at % 2 === 0 ? [pairs[at + 1] ?? '', member] : []));

async function load({ redis }: World): Promise<void> {
  for (const [key, { type, value }] of Object.entries(keys)) {
    if (type === 'string') await redis.set(key, String(value));
    if (type === 'hash') await redis.hset(key, ...value);
    if (type === 'set') await redis.sadd(key, ...value);
    if (type === 'zset') await redis.zadd(key, ...swapped([...value]));
  }
}

let world: World;
beforeEach(async () => {
  world = openWorld({ prefix: PREFIX, apps: [APP] });
  await load(world);
  await migrate(world.keyspace, createTestLog());
  return () => world.close();
});

test('its recordings are read with their names, phases and files', async () => {
  const read = async (sid: string) => {
    const known = await world.recordings.find(sid);
    return [known?.recording.alias, known?.phase, known?.files.length];
  };
  expect(await Promise.all(Object.values(SIDS).map(read))).toEqual([
    ['Algebra II, room 4', 'recording', 2],
    ['Live page', 'paused', 1],
    ['Chemistry', 'ended', 1],
    ['Never', 'not_started', 0],
  ]);
  expect(await world.recordings.resolve(TEAM, 'algebra ii, room 4')).toEqual([SIDS.live]);
});

test('its watches, options and rules stand, and the language of the channel', async () => {
  expect(await world.watches.of(SIDS.live)).toMatchObject([
    { ...PLACE, owner: 'UMTG0VWN5HT', only: ['ended', 'lost'], broadcast: 'all' },
  ]);
  expect(await world.rules.at(PLACE)).toMatchObject([{ pattern: 'class-*', only: ['ended'] }]);
});

test('each workspace knows it as before, newest first', async () => {
  const listed = await world.recordings.ofTeam(TEAM, 9);
  expect(listed.toSorted()).toEqual(Object.values(SIDS).toSorted());
  expect((await world.recordings.page(TEAM, 1)).map(({ sid }) => sid)).toEqual(listed.slice(0, 1));
  expect(await world.recordings.resolve(TEAM, SIDS.ended)).toEqual([SIDS.ended]);
  await world.recordings.forget(SIDS.ended, 'Algebra');
  expect(await world.recordings.ofTeam(TEAM, 9)).toHaveLength(3);
});

test('its watched places are known, and no recording is missed', async () => {
  expect(await world.watches.everywhere(5)).toMatchObject([{ place: PLACE, total: 3 }]);
  expect(await world.planner.reconcile()).toBe(0);
  await world.redis.del(world.keyspace.key('due', APP.name));
  expect(await world.planner.reconcile()).toBeGreaterThan(0);
});

test('what was due is looked at, and news of it is told', async () => {
  const claim = (await world.claim()).find(({ sid }) => sid === SIDS.paused);
  const known = await world.recordings.find(SIDS.paused);
  if (!claim || !known) throw new Error('it is not due');
  const news: News = { kind: 'started', between: { after: 1, before: 2 }, late: false };
  await world.schedule.commit(claim, known, { ...known, phase: 'recording' }, [news], true, Date.now());
  const told = await world.outbox.take(PLACE);
  expect(told?.deliveries[0]).toMatchObject({ sid: SIDS.paused, news: [{ kind: 'started' }] });
  expect(await world.recordings.find(SIDS.paused)).toMatchObject({ phase: 'recording' });
});
