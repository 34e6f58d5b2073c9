import { beforeEach, describe, expect, it } from 'vitest';
import { CLEAR, type Sight } from '../../src/recording/judging/sight.ts';
import { eventually } from '../eventually.ts';
import {
  claimOne,
  ended,
  HERE,
  look,
  NEVER,
  openWorld,
  PROD,
  register,
  share,
  type World,
  watch,
  watchOf,
} from './world.ts';

let world: World;
beforeEach(() => {
  world = openWorld();
});

/** A limit that no test reaches. */
const BIG = { ...PROD, requestsPerSecond: 10_000 };

function reopen(options: Parameters<typeof openWorld>[0]): void {
  world = openWorld(options);
}

async function registerDueAt(
  sid: string,
  at: number,
  kind: 'steady' | 'moving' = 'moving',
  app = 'prod',
): Promise<void> {
  await register(world, sid, { app });
  const { redis, keyspace } = world;
  await redis.zadd(keyspace.key('due', app), at, sid);
  if (kind === 'steady') await redis.zrem(keyspace.key('urgent', app), sid);
  else await redis.zadd(keyspace.key('urgent', app), at, sid);
}

/** Time from a claim to what is due soon, in milliseconds: less than is claimed ahead. */
const SOON_MS = 150;

/**
 * Has something claimed before it is due. What a busy machine has held up until then says nothing and is done again.
 * @returns what `claim` answers, and when it was due
 */
async function beforeDue<T>(
  options: Parameters<typeof openWorld>[0],
  claim: (due: number) => Promise<T>,
): Promise<readonly [answer: T, due: number]> {
  for (;;) {
    reopen(options);
    const due = Date.now() + SOON_MS;
    const answer = await claim(due);
    if (Date.now() < due) return [answer, due];
  }
}

async function claimSome() {
  const claims = await world.claim();
  if (claims.length === 0) throw new Error('nothing is to be claimed yet');
  return claims;
}

const replan = (app = 'prod') => world.redis.zadd(world.keyspace.key('agenda'), 1, app);

/** Moves the end of a lease into the past, which is all that time does. */
async function runOut(sid: string): Promise<void> {
  await world.redis.zadd(world.keyspace.key('lease', 'prod'), 1, sid);
  await replan();
}

/** Stores leases as if this many others were being looked at. */
async function underWay(count: number, app = 'prod'): Promise<void> {
  const leases = Array.from({ length: count }, (_, n) => [Date.now() + 60_000, `under way ${n}`]);
  await world.redis.zadd(world.keyspace.key('lease', app), ...leases.flat());
}

const sidsOf = (claims: readonly { readonly sid: string }[]) => claims.map(({ sid }) => sid);

const DARK: Sight = {
  version: 1,
  dark: { since: 1, cause: 'credentials', looks: 1, told: true, status: 401 },
};

describe('claiming', () => {
  it('takes what is due and nothing else', async () => {
    await register(world, 'due now');
    await register(world, 'due later', { lookIn: 60_000 });
    expect(await world.claim()).toMatchObject([{ sid: 'due now', app: 'prod' }]);
    expect(await world.claim()).toEqual([]);
  });

  it('takes the earliest first, and no more than may be asked in the next moment', async () => {
    reopen({ apps: [{ ...PROD, requestsPerSecond: 50 }] });
    for (const sid of 'gebdacf') await registerDueAt(sid, sid.charCodeAt(0));
    const claims = await world.claim();
    expect(sidsOf(claims)).toEqual(['a', 'b', 'c']);
    const [first = 0, second = 0, third = 0] = claims.map(({ slot }) => slot);
    expect(second - first).toBeCloseTo(20.4);
    expect(third - second).toBeCloseTo(20.4);
    const rest = await eventually(() => claimSome());
    expect(sidsOf(rest)[0]).toBe('d');
    expect(rest[0]?.slot).toBeGreaterThan(third + 20.3);
  });

  it('asks two at once that are due at the same moment, where that is all there is', async () => {
    for (const sid of ['a', 'b']) await register(world, sid);
    expect(await world.claim()).toHaveLength(2);
    await register(world, 'c');
    expect(await world.claim()).toEqual([]);
  });

  it('says when there is next something to do, so that nobody has to ask before', async () => {
    expect((await world.planner.round()).nextInMs).toBe(Number.POSITIVE_INFINITY);
    await register(world, 'now');
    await register(world, 'later', { lookIn: 5_000 });
    const { claims, nextInMs } = await world.planner.round();
    expect(sidsOf(claims)).toEqual(['now']);
    expect(nextInMs).toBeGreaterThan(4_000);
    expect(nextInMs).toBeLessThanOrEqual(5_000);
  });

  it('says when the budget allows the next request, however much is due', async () => {
    for (const sid of ['a', 'b', 'c']) await register(world, sid);
    const { claims, nextInMs } = await world.planner.round();
    expect(claims).toHaveLength(1);
    expect(nextInMs).toBeGreaterThan(400);
    expect(nextInMs).toBeLessThanOrEqual(510);
  });

  it('takes no more at one time than two seconds of the budget, lest an Agora that hangs takes all workers', async () => {
    reopen({ apps: [{ ...PROD, requestsPerSecond: 50 }] });
    for (const sid of ['a', 'b', 'c']) await register(world, sid);
    await underWay(98);
    const claims = await world.claim();
    expect(claims).toHaveLength(2);
    expect(await world.claim()).toEqual([]);
    const [first] = claims;
    if (first) await world.schedule.release(first, Date.now() + 60_000);
    expect(await eventually(() => claimSome())).toHaveLength(1);
  });

  it('gives one claim in five to what may change at any moment, where the budget is short', async () => {
    reopen({ apps: [{ ...PROD, requestsPerSecond: 200 }] });
    for (let n = 1; n <= 20; n++) await registerDueAt(`steady${n}`, n, 'steady');
    for (let n = 1; n <= 5; n++) await registerDueAt(`moving${n}`, 100 + n);
    const expected = [1, 2, 3, 4, 'moving1', 5, 6, 7, 8, 'moving2'].map((n) =>
      typeof n === 'number' ? `steady${n}` : n,
    );
    expect(sidsOf(await world.claim()).slice(0, 10)).toEqual(expected);
  });

  it('takes what is due soon along with it, and has it asked no earlier than it is due', async () => {
    const [claims, due] = await beforeDue({ apps: [BIG] }, async (moment) => {
      for (const sid of ['now', 'later']) await register(world, sid, { lookIn: sid === 'now' ? 0 : 60_000 });
      await registerDueAt('soon', moment);
      return world.claim();
    });
    expect(claims).toMatchObject([
      { sid: 'now', slot: expect.any(Number) },
      { sid: 'soon', due },
    ]);
    const [, soon] = claims;
    if (!soon) throw new Error('nothing claimed');
    expect(await world.schedule.begin(soon, NEVER)).toMatchObject({ known: { recording: { sid: 'soon' } } });
    expect(Date.now()).toBeGreaterThanOrEqual(due);
  });

  it('lets nobody who asks in between wait behind what is only due soon', async () => {
    const [[claims, ...waits]] = await beforeDue({}, async (due) => {
      await registerDueAt('soon', due);
      await replan();
      const reserve = () => world.budget.reserve('prod', 0);
      return [await world.claim(), await reserve(), await reserve()] as const;
    });
    expect(claims).toMatchObject([{ sid: 'soon' }]);
    expect(waits).toEqual([undefined, undefined]);
  });

  it('takes no more of what is due soon than the budget serves by then', async () => {
    const [[first, second]] = await beforeDue({ apps: [{ ...PROD, requestsPerSecond: 10 }] }, async (due) => {
      for (let n = 0; n < 9; n++) await registerDueAt(`soon${n}`, due + n);
      await replan();
      const claims = await world.claim();
      await replan();
      return [claims, await world.claim()] as const;
    });
    expect(first).toHaveLength(6);
    expect(second).toEqual([]);
  });

  it('takes no more of what is due soon than it is given room for', async () => {
    const [[none, one]] = await beforeDue({ apps: [BIG] }, async (due) => {
      for (let n = 0; n < 3; n++) await registerDueAt(`soon${n}`, due + n);
      await replan();
      const { claims } = await world.planner.round(10, -3);
      await replan();
      return [claims, (await world.planner.round(10, 1)).claims] as const;
    });
    expect(none).toEqual([]);
    expect(one).toHaveLength(1);
  });

  it('takes nothing that is due soon where more is due than the budget serves', async () => {
    for (const sid of ['a', 'b', 'c', 'd']) await registerDueAt(sid, 1_000);
    await registerDueAt('soon', Date.now() + 150);
    expect(sidsOf(await world.claim())).toEqual(['a']);
  });

  it('gives up waiting for a moment when its work is stopped', async () => {
    const [why] = await beforeDue({ apps: [BIG] }, async (due) => {
      await registerDueAt('soon', due);
      await replan();
      const [soon] = await world.claim();
      return soon && world.schedule.begin(soon, AbortSignal.abort()).catch(String);
    });
    expect(why).toMatch(/abort/i);
  });

  it('gives a person what is claimed but not due yet, and takes it from the worker', async () => {
    const [{ claimed, answers }] = await beforeDue({ apps: [BIG] }, async (due) => {
      await registerDueAt('soon', due);
      await replan();
      const claimed = await world.claim();
      // A heartbeat in between ends no lease earlier.
      for (const { sid, app, token } of claimed) {
        await world.keyspace.run('polling/renew', world.leases.leaseMs, sid, app, token);
      }
      const ask = () => world.schedule.claimOne('soon', BIG.name);
      return { claimed, answers: [await ask(), await ask()] };
    });
    expect(sidsOf(claimed)).toEqual(['soon']);
    expect(answers).toEqual([expect.objectContaining({ sid: 'soon' }), 'busy']);
    for (const claim of claimed) expect(await world.schedule.begin(claim, NEVER)).toBeUndefined();
  });

  it('lets no app wait for another that wants too much', async () => {
    reopen({ apps: [PROD, { ...PROD, name: 'small', credential: 'customer-2' }] });
    for (let n = 0; n < 20; n++) await register(world, `greedy${n}`);
    await register(world, 'modest', { app: 'small' });
    expect(sidsOf(await world.claim())).toContain('modest');
  });

  it('gives each recording to one of many planners', async () => {
    reopen({ apps: [{ ...PROD, requestsPerSecond: 5_000 }] });
    await Promise.all(Array.from({ length: 60 }, (_, n) => register(world, `r${n}`)));
    const rounds = await Promise.all(Array.from({ length: 8 }, () => world.claim()));
    const claims = rounds.flat();
    expect(new Set(sidsOf(claims)).size).toBe(60);
    expect(new Set(claims.map(({ token }) => token)).size).toBe(claims.length);
    expect(claims).toHaveLength(60);
  });

  it('gives back what a dead worker held, and fences the dead', async () => {
    reopen({ leaseMs: 30, apps: [BIG] });
    const first = await register(world, 'r');
    const [dead] = await world.claim();
    const [alive] = await eventually(() => claimSome());
    if (!dead || !alive) throw new Error('nothing claimed');
    expect(alive.token).not.toBe(dead.token);
    expect(await world.schedule.begin(dead, NEVER)).toBeUndefined();
    expect(await look(world, first, { claim: dead })).toBe('fenced');
    expect(await look(world, first, { claim: alive })).toBe('committed');
  });

  const placeOf = async (sid: string) =>
    Number(await world.redis.zscore(world.keyspace.key('due', 'prod'), sid));

  it('gives what a dead worker held its old place, ahead of what became due since', async () => {
    await registerDueAt('waited long', 1_000);
    for (const sid of ['a', 'b']) await registerDueAt(sid, 2_000);
    expect(sidsOf(await world.claim())).toEqual(['waited long']);
    await runOut('waited long');
    expect(await world.claim()).toEqual([]);
    expect(await placeOf('waited long')).toBe(1_000);
    expect(sidsOf(await eventually(() => claimSome()))).toEqual(['waited long']);
  });

  it('lets what ends every worker that looks at it queue behind all others, until a look is completed', async () => {
    reopen({ apps: [BIG] });
    const first = await register(world, 'deadly');
    await registerDueAt('deadly', 1_000);
    await world.claim();
    await runOut('deadly');
    await world.claim();
    await runOut('deadly');
    await registerDueAt('waits', 2_000);
    const claims = await world.claim();
    expect(sidsOf(claims)).toEqual(['waits', 'deadly']);

    const [, deadly] = claims;
    if (!deadly) throw new Error('nothing claimed');
    await look(world, first, { claim: deadly });
    expect(sidsOf(await world.claim())).toEqual(['deadly']);
    await registerDueAt('waits too', Date.now());
    await runOut('deadly');
    expect(sidsOf(await world.claim())).toEqual(['deadly', 'waits too']);
  });

  it('leaves recordings of an app that is configured no longer where they are', async () => {
    const other = openWorld({ apps: [{ ...PROD, name: 'other' }], prefix: world.prefix });
    await register(world, 'r');
    expect(await other.claim()).toEqual([]);
    expect(await other.vitals.oldestDueMs()).toBe(0);
    expect(await other.vitals.lagMs()).toBe(0);
    expect(sidsOf(await world.claim())).toEqual(['r']);
  });

  it('finds what is due behind any number of apps that are configured no longer', async () => {
    await register(world, 'r');
    const { redis, keyspace } = world;
    const unconfigured = Array.from({ length: 600 }, (_, n) => [n, `stranger-${n}`]);
    await redis.zadd(keyspace.key('agenda'), ...unconfigured.flat());
    const rounds: (readonly string[])[] = [];
    for (let round = 0; round < 4; round += 1) rounds.push(sidsOf(await world.claim()));
    expect(rounds.flat()).toEqual(['r']);
  });
});

describe('apps of one customer, who share a budget', () => {
  const shared = (requestsPerSecond: number) =>
    ['a-school', 'b-school', 'c-school'].map((name) => ({ ...PROD, name, requestsPerSecond }));

  it('wait in one order, so that a busy one leaves the others their turn', async () => {
    reopen({ apps: shared(50) });
    for (const at of [2, 4, 5, 6, 7]) await registerDueAt(`a${at}`, at, 'moving', 'a-school');
    for (const at of [1, 3, 8]) await registerDueAt(`b${at}`, at, 'moving', 'b-school');
    expect(sidsOf(await world.claim())).toEqual(['b1', 'a2', 'b3']);
    expect(sidsOf(await eventually(() => claimSome()))[0]).toBe('a4');
  });

  it('give one claim in five to what may change at any moment, whosever that is', async () => {
    reopen({ apps: shared(200) });
    for (let n = 1; n <= 20; n++) await registerDueAt(`a${n}`, n, 'steady', 'a-school');
    for (let n = 1; n <= 5; n++) await registerDueAt(`moving${n}`, 100 + n, 'moving', 'b-school');
    expect(sidsOf(await world.claim()).slice(0, 6)).toEqual(['a1', 'a2', 'a3', 'a4', 'moving1', 'a5']);
  });

  it('leave people their extra request where together they want more than the budget serves', async () => {
    reopen({ apps: shared(2) });
    for (const letter of 'abc') await registerDueAt(letter, 1_000, 'moving', `${letter}-school`);
    expect(sidsOf(await world.claim())).toEqual(['a']);
    expect(await world.budget.reserve('a-school', 0)).toBeUndefined();
  });

  it('take together no more of what is due soon than the budget serves by then', async () => {
    const [claims] = await beforeDue({ apps: shared(10) }, async (due) => {
      for (const letter of 'abc') {
        const school = `${letter}-school`;
        for (let n = 0; n < 3; n++) await registerDueAt(`${letter}${n}`, due + n, 'moving', school);
        await replan(school);
      }
      return world.claim();
    });
    expect(sidsOf(claims)).toEqual(['a0', 'b0', 'c0', 'a1', 'b1', 'c1']);
  });

  it('pass over one that has no room, or of which nothing can be seen', async () => {
    reopen({ apps: shared(50) });
    for (const at of [1, 2]) await registerDueAt(`dark${at}`, at, 'moving', 'a-school');
    for (const at of [3, 4]) await registerDueAt(`full${at}`, at, 'moving', 'b-school');
    for (const at of [5, 6]) await registerDueAt(`c${at}`, at, 'moving', 'c-school');
    await world.sights.put('a-school', CLEAR, DARK, undefined);
    await underWay(100, 'b-school');
    expect(sidsOf(await world.claim())).toEqual(['dark1', 'c5', 'c6']);
  });
});

describe('an app of which nothing can be seen', () => {
  it('is looked at once per probe, however much is due', async () => {
    reopen({ probeMs: 150, apps: [BIG] });
    for (const sid of ['a', 'b', 'c']) await register(world, sid);
    await world.sights.put('prod', CLEAR, DARK, undefined);
    const [probe, ...others] = await world.claim();
    expect(others).toEqual([]);
    if (!probe) throw new Error('no probe');
    await world.schedule.release(probe, Date.now());
    expect(await world.claim()).toEqual([]);
    expect(await world.vitals.oldestDueMs()).toBe(0);
    await eventually(async () => expect(await world.claim()).toHaveLength(1));
  });

  it('is looked at in full as soon as it is seen again', async () => {
    reopen({ apps: [BIG] });
    for (const sid of ['a', 'b', 'c']) await register(world, sid);
    await world.sights.put('prod', CLEAR, DARK, undefined);
    const [probe] = await world.claim();
    if (!probe) throw new Error('no probe');
    await world.schedule.release(probe, Date.now());
    await world.sights.put('prod', DARK, { version: 2 }, undefined);
    expect(await world.claim()).toHaveLength(3);
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
    expect(await world.claim()).toHaveLength(1);
  });

  it('puts back a leased recording whose lease nothing bounds in time', async () => {
    await register(world, 'r');
    await claimOne(world, 'r');
    await world.redis.del(world.keyspace.key('lease', 'prod'), world.keyspace.key('agenda'));
    expect(await world.planner.reconcile()).toBe(1);
    expect(sidsOf(await world.claim())).toEqual(['r']);
  });

  it('puts an app back on the agenda', async () => {
    await register(world, 'r');
    await world.redis.del(world.keyspace.key('agenda'));
    expect(await world.claim()).toEqual([]);
    await world.planner.reconcile();
    expect(sidsOf(await world.claim())).toEqual(['r']);
  });
});

describe('purging', () => {
  it('forgets finished recordings with everything that points to them, and leaves only what they taught', async () => {
    const before = await keysOf(world);
    const first = await register(world, 'finished', { alias: 'Algebra', team: 'T1', lookIn: 30_000 });
    await register(world, 'finished', { team: 'T2' });
    await watch(world, 'finished');
    await look(world, first, { next: ended(first) });
    expect(await world.planner.purge(0)).toBe(1);
    expect(await world.recordings.find('finished')).toBeUndefined();
    expect(await world.recordings.resolve('T1', 'algebra')).toEqual([]);
    expect(await world.recordings.ofTeam('T2', 9)).toEqual([]);
    expect(await world.watches.at(HERE)).toEqual([]);
    expect(await keysOf(world)).toEqual([...before, world.keyspace.key('reports', 'prod')]);
  });

  it('keeps what finished recently and what is not finished', async () => {
    const first = await register(world, 'finished');
    await register(world, 'going on');
    await look(world, first, { next: ended(first) });
    expect(await world.planner.purge(60_000)).toBe(0);
    await world.planner.purge(0);
    expect(await world.recordings.findAll(['finished', 'going on'])).toHaveLength(1);
  });

  it('leaves an alias to the recording that took it over', async () => {
    const first = await register(world, 'finished', { alias: 'class' });
    await register(world, 'current', { alias: 'class' });
    await look(world, first, { next: ended(first) });
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
    await eventually(async () => expect(await world.vitals.oldestDueMs()).toBeGreaterThan(20));
    expect(await world.vitals.lagMs()).toBeGreaterThan(20);
    await world.claim();
    expect(await world.vitals.oldestDueMs()).toBe(0);
    expect(await world.vitals.lagMs()).toBe(0);
  });

  it('tell a budget that is too short from a planner that does not plan', async () => {
    for (const sid of 'abcd') await registerDueAt(sid, Date.now() - 5_000);
    await world.claim();
    expect(await world.vitals.oldestDueMs()).toBeGreaterThanOrEqual(5_000);
    expect(await world.vitals.lagMs()).toBe(0);
    await eventually(async () => expect(await world.vitals.lagMs()).toBeGreaterThan(20));
  });

  it('remember since when one has been due whose looks never come to an end, until one does', async () => {
    reopen({ apps: [BIG] });
    const first = await register(world, 'r');
    const since = Date.now() - 90_000;
    await registerDueAt('r', since);
    for (const _ of [1, 2, 3]) {
      await world.claim();
      await runOut('r');
    }
    const [claim] = await world.claim();
    if (!claim) throw new Error('nothing claimed');
    expect(await world.vitals.oldestDueMs()).toBeGreaterThanOrEqual(90_000);
    const [load] = await world.vitals.loads(30_000);
    expect(load?.stuckMs).toBeGreaterThanOrEqual(90_000);
    expect(load?.waitingMs).toBeLessThan(5_000);
    await look(world, first, { claim, again: Date.now() + 60_000 });
    expect(await world.vitals.oldestDueMs()).toBe(0);
    expect((await world.vitals.loads(30_000))[0]?.stuckMs).toBe(0);
  });

  it('blame nobody for what was late because Agora wanted no requests', async () => {
    await register(world, 'r');
    await registerDueAt('r', Date.now() - 90_000);
    expect((await world.vitals.loads(30_000))[0]?.waitingMs).toBeGreaterThanOrEqual(90_000);
    await world.budget.throttled('prod', 60_000);
    const [load] = await world.vitals.loads(30_000);
    expect(load?.waitingMs).toBe(0);
    expect(load?.heldMs).toBeGreaterThan(50_000);
    expect(load?.heldMs).toBeLessThanOrEqual(60_000);
    expect(await world.vitals.oldestDueMs()).toBe(0);
  });

  it('blame nobody for what was late because nothing of its app could be seen', async () => {
    await register(world, 'r');
    await registerDueAt('r', Date.now() - 90_000);
    await world.sights.put('prod', CLEAR, DARK, undefined);
    expect((await world.vitals.loads(30_000))[0]).toMatchObject({ recordings: 0, close: 0, waitingMs: 0 });
    await world.claim();
    await world.sights.put('prod', DARK, { version: DARK.version + 1 }, undefined);
    await registerDueAt('other', Date.now() - 90_000);
    expect((await world.vitals.loads(30_000))[0]?.waitingMs).toBeLessThan(5_000);
  });

  it('say how long the first delivery of a place has waited, however often it was put off', async () => {
    await register(world, 'r');
    expect(await world.vitals.oldestUndeliveredMs()).toBe(0);
    await world.watches.put(watchOf('r'));
    await eventually(async () => expect(await world.vitals.oldestUndeliveredMs()).toBeGreaterThan(20));
    const batch = await world.take();
    await world.outbox.postpone(batch, 60_000, 'not_sent');
    expect(await world.vitals.oldestUndeliveredMs()).toBeGreaterThan(20);
  });

  it('leave out what Slack refuses until somebody acts, as long as Slack refuses it', async () => {
    const refused = async () => {
      await world.outbox.postpone(await eventually(() => world.take()), 0, 'refused');
    };
    await world.outbox.put(HERE, share('d1', 's1'));
    await refused();
    expect(await world.vitals.oldestUndeliveredMs()).toBe(0);
    await refused();
    expect(await world.vitals.oldestUndeliveredMs()).toBe(0);
    const batch = await world.take();
    expect(batch).toMatchObject({ doubtful: false, attempts: 2 });
    await world.outbox.postpone(batch, 60_000, 'not_sent');
    await eventually(async () => expect(await world.vitals.oldestUndeliveredMs()).toBeGreaterThan(20));
  });

  it('count the age of a delivery from when it was made, not from when it became the first', async () => {
    const longAgo = Date.now() - 90_000;
    for (const id of ['first', 'second']) await world.outbox.put(HERE, { ...share(id), at: longAgo });
    await world.outbox.settle(await world.take(), 0);
    expect(await world.vitals.oldestUndeliveredMs()).toBeGreaterThanOrEqual(90_000);
    await world.tellAll();
    expect(await world.vitals.oldestUndeliveredMs()).toBe(0);
  });

  it('say what the apps on one credential ask of the least that was configured for any of them', async () => {
    const [credential, other] = ['customer-1', 'customer-2'];
    const schools = openWorld({
      apps: [
        { name: 'a-school', credential, requestsPerSecond: 2 },
        { name: 'c-school', credential: other, requestsPerSecond: 5 },
        { name: 'b-school', credential, requestsPerSecond: 4 },
      ],
    });
    await register(schools, 'a1', { app: 'a-school', lookIn: 60_000 });
    await register(schools, 'b1', { app: 'b-school', lookIn: 60_000 });
    await register(schools, 'b2', { app: 'b-school' });
    await schools.claim();
    await schools.budget.throttled('b-school', 0);
    const [first, second, ...none] = await schools.vitals.loads(60_000);
    expect(first).toMatchObject({ apps: ['a-school', 'b-school'], recordings: 3, close: 2 });
    expect(first?.granted).toBeCloseTo(1, 1);
    // Lost recordings, and those that did not start, are looked at minutes from now.
    expect(await schools.vitals.loads(30_000)).toMatchObject([
      { recordings: 1, close: 0 },
      { recordings: 0 },
    ]);
    expect(second).toEqual({
      apps: ['c-school'],
      recordings: 0,
      close: 0,
      granted: 5,
      heldMs: 0,
      waitingMs: 0,
      stuckMs: 0,
    });
    expect(none).toEqual([]);
  });

  it('count the recordings of an app that are looked at', async () => {
    for (const sid of ['a', 'b']) await register(world, sid);
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
