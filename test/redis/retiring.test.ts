import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { retire } from '../../src/flows/polling/retire.ts';
import { startRetiring } from '../../src/redis/polling/retiring.ts';
import { eventually } from '../eventually.ts';
import { createTestLog, ended, look, openWorld, PROD, register, type World, watch } from './world.ts';

const GONE = { ...PROD, name: 'gone' };
const DAY_MS = 86_400_000;

let world: World;
beforeEach(() => {
  world = openWorld({ apps: [PROD, GONE] });
});

function start(work: (sid: string) => Promise<void>, log = createTestLog()): void {
  const retiring = startRetiring(world.keyspace, [PROD], log, work);
  onTestFinished(() => retiring.stop());
}

it('is given what is due or leased of apps that are configured no longer, and nothing else', async () => {
  for (const sid of ['due', 'leased', 'final']) await register(world, sid, { app: 'gone' });
  await register(world, 'of an app that is there');
  await world.schedule.claimOne('leased', 'gone');
  const [known] = await world.recordings.findAll(['final']);
  const claim = await world.schedule.claimOne('final', 'gone');
  if (claim === 'busy' || !known) throw new Error('busy');
  await look(world, known, { claim, next: ended(known) });

  const given: string[] = [];
  start(async (sid) => void given.push(sid));
  await eventually(() => expect(given.toSorted()).toEqual(['due', 'leased']));
});

it('ends what has long expired, tells its watchers, and leaves it to be purged', async () => {
  const expiresAt = Date.now() - DAY_MS;
  const times = { registeredAt: expiresAt - DAY_MS, expiresAt };
  await register(world, 'old', { app: 'gone', ...times });
  await watch(world, 'old');
  start((sid) => retire(sid, { ...world, log: createTestLog(), now: Date.now }));
  await eventually(async () =>
    expect(await world.recordings.find('old')).toMatchObject({ phase: 'expired', final: true }),
  );
  expect(await world.tellAll()).toEqual(['old.1']);
  expect(await world.redis.zscore(world.keyspace.key('agenda'), 'gone')).toBeNull();
  expect(await world.planner.purge(0)).toBe(1);
});

it('goes on with the others where one cannot be read', async () => {
  const log = createTestLog();
  const given: string[] = [];
  for (const sid of ['a', 'b', 'c']) await register(world, sid, { app: 'gone' });
  start(async (sid) => {
    given.push(sid);
    if (sid === 'b') throw new Error('cannot be read');
  }, log);
  await eventually(() => expect(given.toSorted()).toEqual(['a', 'b', 'c']));
  await eventually(() => expect(log.outcomes()).toEqual(['notRetired']));
});
