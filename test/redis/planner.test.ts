import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CLEAR, type Sight } from '../../src/recording/sight.ts';
import { claimOne, HERE, live, openWorld, PROD, register, type World, watch } from './world.ts';

let world: World;
beforeEach(() => {
  world = openWorld();
});
afterEach(() => world.close());

const sidsOf = (claims: readonly { readonly sid: string }[]) => claims.map(({ sid }) => sid);

const DARK: Sight = {
  version: 1,
  dark: { since: 1, cause: 'credentials', looks: 1, told: true, status: 401 },
};

describe('claiming', () => {
  it('takes what is due and nothing else', async () => {
    await register(world, 'due now');
    await register(world, 'due later', { lookIn: 60_000 });
    expect(await world.planner.claim()).toMatchObject([{ sid: 'due now', app: 'prod' }]);
    expect(await world.planner.claim()).toEqual([]);
  });

  it('takes the earliest first, and no more at one time than two seconds of the budget', async () => {
    for (const sid of ['e', 'b', 'd', 'a', 'c']) {
      await register(world, sid);
      await world.redis.zadd(world.keyspace.key('due', 'prod'), 'abcde'.indexOf(sid) + 1, sid);
    }
    const claims = await world.planner.claim();
    expect(sidsOf(claims)).toEqual(['a', 'b', 'c', 'd']);
    expect(await world.planner.claim()).toEqual([]);
    const [first] = claims;
    if (first) await world.schedule.release(first, Date.now() + 60_000);
    expect(sidsOf(await world.planner.claim())).toEqual(['e']);
  });

  it('lets no app wait for another that wants too much', async () => {
    await world.close();
    world = openWorld({ apps: [PROD, { ...PROD, name: 'small', credential: 'customer-2' }] });
    for (let n = 0; n < 20; n++) await register(world, `greedy${n}`);
    await register(world, 'modest', { app: 'small' });
    expect(sidsOf(await world.planner.claim())).toContain('modest');
  });

  it('gives each recording to one of many planners', async () => {
    await world.close();
    world = openWorld({ apps: [{ ...PROD, requestsPerSecond: 100 }] });
    await Promise.all(Array.from({ length: 60 }, (_, n) => register(world, `r${n}`)));
    const rounds = await Promise.all(Array.from({ length: 8 }, () => world.planner.claim()));
    const claims = rounds.flat();
    expect(new Set(sidsOf(claims)).size).toBe(60);
    expect(new Set(claims.map(({ token }) => token)).size).toBe(claims.length);
    expect(claims).toHaveLength(60);
  });

  it('gives back what a dead worker held, and fences the dead', async () => {
    await world.close();
    world = openWorld({ leaseMs: 30 });
    const first = await register(world, 'r');
    const [dead] = await world.planner.claim();
    const [alive] = await vi.waitFor(async () => {
      const claims = await world.planner.claim();
      expect(claims).toHaveLength(1);
      return claims;
    });
    if (!dead || !alive) throw new Error('nothing claimed');
    expect(alive.token).not.toBe(dead.token);
    expect(await world.planner.holds(dead)).toBe(false);
    expect(await world.schedule.commit(dead, first, live(first), [], false, Date.now())).toBe('fenced');
    expect(await world.schedule.commit(alive, first, live(first), [], false, Date.now())).toBe('committed');
  });

  it('leaves recordings of an app that is configured no longer where they are', async () => {
    const other = openWorld({ apps: [{ ...PROD, name: 'other' }], prefix: world.keyspace.tag.slice(1, -1) });
    await register(world, 'r');
    expect(await other.planner.claim()).toEqual([]);
    expect(await other.vitals.oldestDueMs()).toBe(0);
    expect(sidsOf(await world.planner.claim())).toEqual(['r']);
    other.redis.disconnect();
  });
});

describe('an app of which nothing can be seen', () => {
  it('is looked at once per probe, however much is due', async () => {
    await world.close();
    world = openWorld({ probeMs: 150 });
    for (const sid of ['a', 'b', 'c']) await register(world, sid);
    await world.sights.put('prod', CLEAR, DARK, undefined);
    const [probe, ...others] = await world.planner.claim();
    expect(others).toEqual([]);
    if (!probe) throw new Error('no probe');
    await world.schedule.release(probe, Date.now());
    expect(await world.planner.claim()).toEqual([]);
    expect(await world.vitals.oldestDueMs()).toBe(0);
    await vi.waitFor(async () => expect(await world.planner.claim()).toHaveLength(1));
  });

  it('is looked at in full as soon as it is seen again', async () => {
    for (const sid of ['a', 'b', 'c']) await register(world, sid);
    await world.sights.put('prod', CLEAR, DARK, undefined);
    const [probe] = await world.planner.claim();
    if (!probe) throw new Error('no probe');
    await world.schedule.release(probe, Date.now());
    await world.sights.put('prod', DARK, { version: 2 }, undefined);
    expect(await world.planner.claim()).toHaveLength(3);
  });
});

describe('reconciling', () => {
  it('finds nothing to do where nobody interfered', async () => {
    await register(world, 'due');
    await register(world, 'leased');
    await claimOne(world, 'leased');
    expect(await world.planner.reconcile()).toBe(0);
  });

  it('puts back what is neither due nor leased, more than one slice of it', async () => {
    for (let n = 0; n < 600; n++) await register(world, `r${n}`, { lookIn: 60_000 });
    await world.redis.del(world.keyspace.key('due', 'prod'), world.keyspace.key('agenda'));
    expect(await world.planner.reconcile()).toBe(600);
    expect(await world.planner.reconcile()).toBe(0);
    expect(await world.planner.claim()).toHaveLength(4);
  });

  it('puts back a leased recording whose lease nothing bounds in time', async () => {
    await register(world, 'r');
    await claimOne(world, 'r');
    await world.redis.del(world.keyspace.key('lease', 'prod'));
    expect(await world.planner.reconcile()).toBe(1);
    expect(sidsOf(await world.planner.claim())).toEqual(['r']);
  });

  it('puts an app back on the agenda', async () => {
    await register(world, 'r');
    await world.redis.del(world.keyspace.key('agenda'));
    expect(await world.planner.claim()).toEqual([]);
    await world.planner.reconcile();
    expect(sidsOf(await world.planner.claim())).toEqual(['r']);
  });
});

describe('purging', () => {
  it('forgets finished recordings with everything that points to them, and leaves no key behind', async () => {
    const before = await keysOf(world);
    const first = await register(world, 'finished', { alias: 'Algebra', team: 'T1' });
    await register(world, 'finished', { team: 'T2' });
    await watch(world, 'finished');
    const ended = { ...live(first), phase: 'ended', final: true } as const;
    await world.schedule.commit(await claimOne(world, 'finished'), first, ended, [], false, undefined);
    expect(await world.planner.purge(0)).toBe(1);
    expect(await world.recordings.find('finished')).toBeUndefined();
    expect(await world.recordings.resolve('T1', 'algebra')).toEqual([]);
    expect(await world.recordings.ofTeam('T2', 9)).toEqual([]);
    expect(await world.watches.at(HERE)).toEqual([]);
    expect(await keysOf(world)).toEqual(before);
  });

  it('keeps what finished recently and what is not finished', async () => {
    const first = await register(world, 'finished');
    await register(world, 'going on');
    const ended = { ...live(first), phase: 'ended', final: true } as const;
    await world.schedule.commit(await claimOne(world, 'finished'), first, ended, [], false, undefined);
    expect(await world.planner.purge(60_000)).toBe(0);
    await world.planner.purge(0);
    expect(await world.recordings.findAll(['finished', 'going on'])).toHaveLength(1);
  });

  it('leaves an alias to the recording that took it over', async () => {
    const first = await register(world, 'finished', { alias: 'class' });
    await register(world, 'current', { alias: 'class' });
    const ended = { ...live(first), phase: 'ended', final: true } as const;
    await world.schedule.commit(await claimOne(world, 'finished'), first, ended, [], false, undefined);
    await world.planner.purge(0);
    expect(await world.recordings.resolve('T1', 'class')).toEqual(['current']);
  });
});

describe('the vitals', () => {
  it('say how long the longest overdue recording has waited', async () => {
    expect(await world.vitals.oldestDueMs()).toBe(0);
    await register(world, 'later', { lookIn: 60_000 });
    expect(await world.vitals.oldestDueMs()).toBe(0);
    await register(world, 'now');
    await vi.waitFor(async () => expect(await world.vitals.oldestDueMs()).toBeGreaterThan(20));
    await world.planner.claim();
    expect(await world.vitals.oldestDueMs()).toBe(0);
  });

  it('say how long something could have been told and was not', async () => {
    await register(world, 'r');
    expect(await world.vitals.oldestUndeliveredMs()).toBe(0);
    await world.watches.put({ ...HERE, sid: 'r', owner: 'U1', since: 1 });
    await vi.waitFor(async () => expect(await world.vitals.oldestUndeliveredMs()).toBeGreaterThan(20));
    await world.outbox.take(HERE);
    expect(await world.vitals.oldestUndeliveredMs()).toBe(0);
  });

  it('count the recordings of an app that are looked at', async () => {
    await register(world, 'a');
    await register(world, 'b');
    await claimOne(world, 'a');
    expect(await world.vitals.scheduled('prod')).toBe(2);
    expect(await world.vitals.scheduled('other')).toBe(0);
  });
});

async function keysOf({ redis, keyspace }: World): Promise<readonly string[]> {
  const keys: string[] = [];
  for await (const slice of redis.scanStream({ match: `${keyspace.tag}:*`, count: 1_000 }))
    keys.push(...slice);
  return keys.toSorted();
}
