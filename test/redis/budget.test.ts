import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { limitsOf } from '../../src/redis/apps.ts';
import { openWorld, PROD, type World } from './world.ts';

let world: World;
beforeEach(() => {
  world = openWorld();
});
afterEach(() => world.close());

let names = 0;

/** A budget of its own, with the real script and a time of our making. */
function inventBudget(rate: number) {
  const name = `budget${names++}`;
  const interval = limitsOf([{ ...PROD, requestsPerSecond: rate }]).get('prod')?.intervalMs ?? 0;
  return {
    spend: async (how: 'take' | 'reserve', now: number) =>
      Number(await world.keyspace.run('spend', name, interval, how, now)),
    hold: (ms: number, now: number) => world.keyspace.run('hold', name, ms, now),
  };
}

/** The most that fall into any one second. */
const busiestSecond = (sent: readonly number[]): number =>
  Math.max(0, ...sent.map((from) => sent.filter((at) => at >= from && at < from + 1_000).length));

describe('the budget of a credential', () => {
  it('never lets more than rate + 1 requests into any sliding second, whoever asks for what and when', async () => {
    const asks = fc.array(
      fc.record({
        how: fc.constantFrom('take' as const, 'take' as const, 'reserve' as const),
        after: fc.integer({ min: 0, max: 700 }),
      }),
      { minLength: 20, maxLength: 60 },
    );
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 12 }), asks, async (rate, list) => {
        const budget = inventBudget(rate);
        const sent: number[] = [];
        let now = 1_000_000;
        for (const { how, after } of list) {
          now += Math.floor(after / rate);
          const wait = await budget.spend(how, now);
          if (how === 'reserve' || wait === 0) sent.push(now + wait);
        }
        expect(busiestSecond(sent)).toBeLessThanOrEqual(rate + 1);
      }),
      { numRuns: 60 },
    );
  });

  it('never lets background looks exceed the rate, however many ask', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 12 }), async (rate) => {
        const budget = inventBudget(rate);
        const sent: number[] = [];
        for (let now = 1_000_000; now < 1_003_000; now += 7) {
          if ((await budget.spend('take', now)) === 0) sent.push(now);
        }
        expect(busiestSecond(sent)).toBeLessThanOrEqual(rate);
        expect(sent.length).toBeGreaterThanOrEqual(3 * rate * 0.8);
      }),
      { numRuns: 12 },
    );
  });

  it('says exactly when to ask again, and spends nothing by saying so', async () => {
    const budget = inventBudget(2);
    expect(await budget.spend('take', 1_000)).toBe(0);
    expect(await budget.spend('take', 1_100)).toBe(400);
    expect(await budget.spend('take', 1_100)).toBe(400);
    expect(await budget.spend('take', 1_500)).toBe(0);
  });

  it('lets a person go one slot ahead, then in order', async () => {
    const budget = inventBudget(2);
    expect(await budget.spend('take', 1_000)).toBe(0);
    expect(await budget.spend('reserve', 1_000)).toBe(0);
    expect(await budget.spend('reserve', 1_000)).toBe(500);
    expect(await budget.spend('take', 1_000)).toBe(1_500);
  });

  it('gives nothing while it is held, and no shorter hold ends a longer one', async () => {
    const budget = inventBudget(2);
    const now = Date.now();
    await budget.hold(5_000, now);
    await budget.hold(1_000, now);
    expect(await budget.spend('take', now)).toBe(5_000);
    expect(await budget.spend('reserve', now)).toBe(5_000);
  });

  it('is one for all apps of one customer, at the lowest of their rates', async () => {
    await world.close();
    world = openWorld({ apps: [PROD, { ...PROD, name: 'staging', requestsPerSecond: 1 }] });
    expect(await world.budget.take('prod')).toBe(0);
    expect(await world.budget.take('staging')).toBeGreaterThan(900);
    await world.budget.hold('staging', 60_000);
    expect(await world.budget.reserve('prod')).toBeGreaterThan(59_000);
  });

  it('is not shared by two customers', async () => {
    await world.close();
    world = openWorld({ apps: [PROD, { ...PROD, name: 'theirs', credential: 'customer-2' }] });
    expect([await world.budget.take('prod'), await world.budget.take('theirs')]).toEqual([0, 0]);
  });

  it('shows the customer ID in no key', async () => {
    await world.budget.take('prod');
    await world.budget.hold('prod', 60_000);
    const keys = await world.redis.keys(`${world.keyspace.tag}:*`);
    expect(keys).toHaveLength(2);
    expect(keys.join()).not.toContain(PROD.credential);
  });

  it('is an error for an app that is not configured', async () => {
    await expect(world.budget.take('nobody')).rejects.toThrow('nobody');
  });
});
