import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { limitsOf } from '../../src/redis/polling/apps.ts';
import { openWorld, PROD, register, type World } from './world.ts';

let world: World;
beforeEach(() => {
  world = openWorld();
});

let names = 0;

/** The second of what `spend.lua` answers. */
const momentOf = (answer: unknown): number => Number(Array.isArray(answer) ? answer[1] : Number.NaN);

/** A budget of its own, with the real scripts and a time of our making. */
function inventBudget(rate: number) {
  const name = `budget${names++}`;
  const interval = limitsOf([{ ...PROD, requestsPerSecond: rate }]).get('prod')?.intervalMs ?? 0;
  return {
    reserve: async (now: number) =>
      momentOf(await world.keyspace.run('polling/spend', name, interval, 1e9, '', 1, now)) - now,
    throttled: async (holdMs: number, now: number) =>
      Number(await world.keyspace.run('polling/throttle', name, holdMs, now)),
    rateLeft: async (now: number) => Number(await world.keyspace.run('polling/rate-left', name, now)),
  };
}

describe("people's requests", () => {
  it('go at once, the next one slot later, then in order', async () => {
    const budget = inventBudget(2);
    expect(await budget.reserve(1_000)).toBe(0);
    expect(await budget.reserve(1_000)).toBe(0);
    expect(await budget.reserve(1_000)).toBe(510);
    expect(await budget.reserve(1_000)).toBe(1_020);
  });

  it('go ahead of one that has its turn, which a further try of a look does not', async () => {
    world = openWorld({ apps: [{ ...PROD, requestsPerSecond: 0.1 }] });
    expect(await world.budget.again('prod', 0)).toBe(true);
    expect(await world.budget.again('prod', 0)).toBe(false);
    expect(await world.budget.reserve('prod', 0)).toBeUndefined();
    expect(await world.budget.reserve('prod', 0)).toMatchObject({ kind: 'spent' });
  });

  it('never exceed the rate and one more in any sliding second, whenever they come', async () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 700 }), { minLength: 20, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 12 }), gaps, async (rate, list) => {
        const budget = inventBudget(rate);
        const sent: number[] = [];
        let now = 1_000_000;
        for (const gap of list) {
          now += Math.floor(gap / rate);
          sent.push(now + (await budget.reserve(now)));
        }
        const busiest = Math.max(
          ...sent.map((from) => sent.filter((at) => at >= from && at < from + 1_000).length),
        );
        expect(busiest).toBeLessThanOrEqual(rate + 1);
      }),
      { numRuns: 60 },
    );
  });
});

describe('after a 429', () => {
  it('nothing is sent while it is held, and no shorter hold ends a longer one', async () => {
    const budget = inventBudget(2);
    await budget.throttled(5_000, 10_000);
    await budget.throttled(1_000, 10_000);
    expect(await budget.reserve(10_000)).toBe(5_000);
  });

  it('the rate is halved at once, and recovers slowly', async () => {
    const budget = inventBudget(2);
    expect(await budget.rateLeft(9_000)).toBe(1_000);
    expect(await budget.throttled(0, 10_000)).toBe(500);
    expect(await budget.reserve(10_000)).toBe(0);
    expect(await budget.reserve(10_000)).toBe(0);
    expect(await budget.reserve(10_000)).toBe(1_020);
    expect(await budget.rateLeft(60_000)).toBe(750);
    expect(await budget.rateLeft(110_000)).toBe(1_000);
    expect(await budget.rateLeft(900_000)).toBe(1_000);
  });

  it('what was spent in advance is not reckoned anew: nobody goes ahead twice', async () => {
    const budget = inventBudget(2);
    expect([await budget.reserve(10_000), await budget.reserve(10_000)]).toEqual([0, 0]);
    await budget.throttled(0, 10_000);
    expect(await budget.reserve(10_000)).toBe(1_020);
  });

  it('answers to requests that were under way count as the same one', async () => {
    const budget = inventBudget(8);
    await budget.throttled(0, 10_000);
    expect(await budget.throttled(0, 10_400)).toBeGreaterThanOrEqual(500);
    expect(await budget.throttled(0, 11_000)).toBeLessThan(260);
  });

  it('the rate never falls to nothing: somebody has to find out that the squeeze is over', async () => {
    const budget = inventBudget(8);
    for (let now = 10_000; now < 40_000; now += 1_000) await budget.throttled(0, now);
    expect(await budget.rateLeft(39_000)).toBeGreaterThanOrEqual(62);
  });
});

describe('a look that missed its moment', () => {
  it('gets another in its turn, and not the one ahead of it that is for people', async () => {
    const [limit] = limitsOf([PROD]).values();
    if (!limit) throw new Error('no limit');
    const { budget, intervalMs } = limit;
    await register(world, 'r');
    const [claim] = await world.claim();
    if (!claim?.slot) throw new Error('nothing claimed');
    const { sid, app, token, slot } = claim;
    const order = [sid, app, token, 60_000, slot - 60_000, 0, budget, intervalMs] as const;
    const begun = await world.keyspace.run('polling/begin', order.length, ...order);
    const [[moment]] = z.tuple([z.tuple([z.coerce.number()]).rest(z.unknown())]).parse(begun);
    expect(moment).toBeGreaterThan(slot + intervalMs - 1);
  });
});

describe('the budget of a credential', () => {
  it('is one for all apps of one customer, at the lowest of their rates', async () => {
    world = openWorld({ apps: [PROD, { ...PROD, name: 'staging', requestsPerSecond: 1 }] });
    await world.budget.reserve('prod', 0);
    await world.budget.reserve('staging', 0);
    expect((await world.budget.reserve('prod', 0))?.ms).toBeGreaterThan(900);
    expect(await world.budget.throttled('staging', 60_000)).toBe(0.5);
    expect(await world.budget.rateLeft('prod')).toBe(0.5);
    const delay = await world.budget.reserve('prod', 6_000);
    expect(delay).toMatchObject({ kind: 'held' });
    expect(delay?.ms).toBeGreaterThan(59_000);
  });

  it('is not shared by two customers', async () => {
    world = openWorld({ apps: [PROD, { ...PROD, name: 'theirs', credential: 'customer-2' }] });
    await world.budget.throttled('prod', 60_000);
    expect([await world.budget.reserve('theirs', 0), await world.budget.rateLeft('theirs')]).toEqual([
      undefined,
      1,
    ]);
  });

  it('is spent by claims too, so that polling waits for people', async () => {
    for (const sid of ['a', 'b']) await register(world, sid);
    await world.budget.reserve('prod', 0);
    const { claims, nextInMs } = await world.planner.round();
    expect(claims).toEqual([]);
    expect(nextInMs).toBeGreaterThan(300);
  });

  it('shows the customer ID in no key', async () => {
    await world.budget.reserve('prod', 0);
    const keys = await world.redis.keys(`${world.keyspace.tag}:*`);
    expect(keys).toHaveLength(1);
    expect(keys.join()).not.toContain(PROD.credential);
  });

  it('is an error for an app that is not configured', async () => {
    await expect(world.budget.reserve('nobody', 0)).rejects.toThrow('nobody');
  });
});
