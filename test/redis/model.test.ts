import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Claim } from '../../src/ports/polling.ts';
import { CLEAR, type Sight } from '../../src/recording/judging/sight.ts';
import { type Known, unseen } from '../../src/recording/known.ts';
import { HERE, live, NEVER, openWorld, PROD, recording, type World, watchOf } from './world.ts';

const NEWS = [{ kind: 'stopping', between: { after: 1, before: 2 } }] as const;

/**
 * Workers that claim, commit, release, or die at any moment, in any order, while people stop, forget and register
 * recordings, and apps cannot be seen or are asked too much. Time is not waited for: a lease "runs out" by moving its
 * end into the past, which is all that time does.
 */
type Step =
  | { readonly do: 'tick' | 'reconcile' | 'deliver' }
  | { readonly do: 'stop' | 'forget' | 'register' | 'turn dark or light' | '429'; readonly who: number }
  | { readonly do: 'begin' | 'commit' | 'end' | 'release' | 'die'; readonly who: number }
  | { readonly do: 'late begin' | 'late beat' | 'late commit'; readonly who: number }
  | { readonly do: 'look'; readonly who: number };

/** More than is ever due, and less. */
const rates = fc.constantFrom(10_000, 50);

const who = fc.nat(9);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Step>({ do: 'tick' }) },
  { weight: 1, arbitrary: fc.constant<Step>({ do: 'reconcile' }) },
  { weight: 2, arbitrary: fc.constant<Step>({ do: 'deliver' }) },
  { weight: 4, arbitrary: who.map((n): Step => ({ do: 'commit', who: n })) },
  { weight: 2, arbitrary: who.map((n): Step => ({ do: 'begin', who: n })) },
  { weight: 1, arbitrary: who.map((n): Step => ({ do: 'late begin', who: n })) },
  { weight: 1, arbitrary: who.map((n): Step => ({ do: 'late beat', who: n })) },
  { weight: 2, arbitrary: who.map((n): Step => ({ do: 'late commit', who: n })) },
  { weight: 1, arbitrary: who.map((n): Step => ({ do: 'end', who: n })) },
  { weight: 2, arbitrary: who.map((n): Step => ({ do: 'release', who: n })) },
  { weight: 3, arbitrary: who.map((n): Step => ({ do: 'die', who: n })) },
  { weight: 1, arbitrary: who.map((n): Step => ({ do: 'look', who: n })) },
  { weight: 1, arbitrary: who.map((n): Step => ({ do: 'stop', who: n })) },
  { weight: 1, arbitrary: who.map((n): Step => ({ do: 'forget', who: n })) },
  { weight: 2, arbitrary: who.map((n): Step => ({ do: 'register', who: n })) },
  { weight: 1, arbitrary: who.map((n): Step => ({ do: 'turn dark or light', who: n })) },
  { weight: 1, arbitrary: who.map((n): Step => ({ do: '429', who: n })) },
);

const SIDS = ['r0', 'r1', 'r2', 'r3', 'r4', 'r5'];

/** Two apps of one customer, one budget. */
const APPS = ['prod', 'stage'] as const;

const nth = <T>(some: readonly [T, ...T[]], n: number): T => some[n % some.length] ?? some[0];

const DARK = { dark: { since: 1, cause: 'credentials', looks: 1, told: true, status: 401 } } as const;

class Model {
  readonly #world: World;
  readonly #held: Claim[] = [];
  readonly #dead: Claim[] = [];
  readonly #ended = new Set<string>();
  readonly #appOf = new Map<string, string>();
  readonly #sights = new Map<string, Sight>();
  readonly #slots: number[] = [];
  readonly #promised: string[] = [];
  readonly #told: string[] = [];

  private constructor(world: World) {
    this.#world = world;
  }

  static async open(world: World): Promise<Model> {
    const model = new Model(world);
    for (const [index] of SIDS.entries()) await model.#register(index);
    await world.tellAll();
    return model;
  }

  async take(action: Step): Promise<void> {
    switch (action.do) {
      case 'tick':
        return this.#hold(...(await this.#world.claim()));
      case 'reconcile':
        expect(await this.#world.planner.reconcile()).toBe(0);
        return;
      case 'deliver':
        return this.#tell();
      case 'look':
        return this.#look(sidOf(action.who));
      case 'stop':
        await this.#world.recordings.said(sidOf(action.who), { stopRequestedAt: 1_000 });
        return;
      case 'forget':
        return this.#forget(sidOf(action.who));
      case 'register':
        return this.#register(action.who);
      case 'turn dark or light':
        return this.#turn(nth(APPS, action.who));
      case '429':
        await this.#world.budget.throttled(nth(APPS, action.who), 5);
        return;
      case 'die':
        return this.#die(action.who);
      case 'begin':
        return this.#begin(action.who);
      case 'late begin':
        return this.#beginLate(action.who);
      case 'late beat':
        return this.#beatLate(action.who);
      case 'late commit':
        return this.#commitLate(action.who);
      default:
        return this.#finish(action.do, action.who);
    }
  }

  /** Nothing lost, nothing leased twice, nothing told twice or out of order. */
  async check(): Promise<void> {
    const { redis, keyspace } = this.#world;
    const all: string[] = [];
    for (const app of APPS) {
      const [due = [], leased = [], urgent = []] = await Promise.all(
        ['due', 'lease', 'urgent'].map((kind) => redis.zrange(keyspace.key(kind, app), '0', '-1')),
      );
      expect(due).toEqual(expect.arrayContaining(urgent));
      const scheduled = [...due, ...leased];
      all.push(...scheduled);
      for (const sid of scheduled) expect(this.#appOf.get(sid)).toBe(app);
      for (const sid of this.#ended) expect(due).not.toContain(sid);
    }
    expect(new Set(all).size).toBe(all.length);
    for (const sid of this.#appOf.keys()) {
      if (!this.#ended.has(sid)) expect(all).toContain(sid);
    }
    const alive = [...this.#appOf.keys()].filter((sid) => !this.#ended.has(sid));
    expect(Number(await redis.get(keyspace.key('alive')))).toBe(alive.length);
    expect(this.#told).toEqual(this.#promised.slice(0, this.#told.length));
  }

  async end(rate: number): Promise<void> {
    await this.#tell();
    expect(this.#told).toEqual(this.#promised);
    for (const from of this.#slots) {
      const second = this.#slots.filter((at) => at >= from && at < from + 1_000);
      expect(second.length).toBeLessThanOrEqual(rate + 1);
    }
  }

  /** Tells everything. Deliveries that bring a card have no order, and are not promised. */
  async #tell(): Promise<void> {
    const told = await this.#world.tellAll();
    this.#told.push(...told.filter((id) => !id.includes('.card.')));
  }

  async #look(sid: string): Promise<void> {
    const app = this.#appOf.get(sid);
    if (app === undefined) return;
    const claim = await this.#world.schedule.claimOne(sid, app);
    if (claim !== 'busy') this.#hold(claim);
  }

  /** Anew, or a second time: with other ids, as long as nothing was ever seen with the first ones. */
  async #register(index: number): Promise<void> {
    const sid = sidOf(index);
    const app = nth(APPS, Math.floor(index / 2));
    const first = unseen(recording(sid, { app }));
    if ((await this.#world.recordings.register(first, Date.now(), HERE.team)) === 'known') return;
    this.#appOf.set(sid, app);
    this.#ended.delete(sid);
    await this.#fence(sid);
    await this.#world.watches.put(watchOf(sid));
  }

  async #forget(sid: string): Promise<void> {
    await this.#world.recordings.forget(sid, 'Algebra');
    this.#appOf.delete(sid);
    this.#ended.delete(sid);
    await this.#fence(sid);
  }

  /** Fences a recording, so that whoever is looking at it is as good as dead. */
  async #fence(sid: string): Promise<void> {
    const index = this.#held.findIndex((claim) => claim.sid === sid);
    if (index < 0) return;
    this.#dead.push(...this.#held.splice(index, 1));
    await this.#beginLate(this.#dead.length - 1);
  }

  async #turn(app: string): Promise<void> {
    const before = this.#sights.get(app) ?? CLEAR;
    const next: Sight = { version: before.version + 1, ...(before.dark ? {} : DARK) };
    expect(await this.#world.sights.put(app, before, next, undefined)).toBe('committed');
    this.#sights.set(app, next);
  }

  #hold(...claims: readonly Claim[]): void {
    for (const claim of claims) {
      expect(this.#held.map(({ sid }) => sid)).not.toContain(claim.sid);
      expect(claim.app).toBe(this.#appOf.get(claim.sid));
      this.#held.push(claim);
      if (claim.slot !== undefined) this.#slots.push(claim.slot);
    }
  }

  /** The worker is gone and its lease runs out. */
  async #die(index: number): Promise<void> {
    const [claim] = this.#held.splice(index, 1);
    if (!claim) return;
    this.#dead.push(claim);
    const { redis, keyspace } = this.#world;
    await redis.zadd(keyspace.key('lease', claim.app), 1, claim.sid);
    await redis.zadd(keyspace.key('agenda'), 1, claim.app);
    this.#hold(...(await this.#world.claim()));
  }

  async #begin(index: number): Promise<void> {
    const claim = this.#held[index];
    if (!claim) return;
    const begun = await this.#world.schedule.begin(claim, NEVER);
    expect(begun?.known).toEqual(await this.#known(claim.sid));
  }

  async #beginLate(index: number): Promise<void> {
    const claim = this.#dead[index];
    if (claim) expect(await this.#world.schedule.begin(claim, NEVER)).toBeUndefined();
  }

  /** A heartbeat of the dead keeps nothing, least of all what somebody else has by now. */
  async #beatLate(index: number): Promise<void> {
    const claim = this.#dead[index];
    if (!claim) return;
    const { keyspace } = this.#world;
    expect(await keyspace.run('polling/renew', 60_000, claim.sid, claim.app, claim.token)).toEqual([
      claim.token,
    ]);
  }

  /** It was not dead after all, only slow. Somebody else has the recording, or had it. */
  async #commitLate(index: number): Promise<void> {
    const [claim] = this.#dead.splice(index, 1);
    if (!claim) return;
    const gone = unseen(recording(claim.sid));
    const known = (await this.#world.recordings.find(claim.sid)) ?? gone;
    const outcome = await this.#world.schedule.commit(claim, known, live(known), NEWS, true, Date.now());
    expect(outcome).toBe('fenced');
  }

  async #finish(how: 'commit' | 'end' | 'release', index: number): Promise<void> {
    const [claim] = this.#held.splice(index, 1);
    if (!claim) return;
    if (how === 'release') return this.#world.schedule.release(claim, Date.now());
    const known = await this.#known(claim.sid);
    const over = how === 'end' || known.final;
    const next: Known = { ...live(known), final: over };
    const nextLook = over ? undefined : Date.now();
    expect(await this.#world.schedule.commit(claim, known, next, NEWS, true, nextLook)).toBe('committed');
    this.#promised.push(`${claim.sid}.${known.version + 1}`);
    if (over) this.#ended.add(claim.sid);
  }

  async #known(sid: string): Promise<Known> {
    const known = await this.#world.recordings.find(sid);
    if (!known) throw new Error(`${sid} is lost`);
    return known;
  }
}

const sidOf = (n: number): string => SIDS[n % SIDS.length] ?? 'r0';

it('loses no recording and no news, and leases nothing twice, whoever dies when', async () => {
  await fc.assert(
    fc.asyncProperty(rates, fc.array(step, { minLength: 10, maxLength: 60 }), async (rate, steps) => {
      const world = openWorld({ apps: APPS.map((name) => ({ ...PROD, name, requestsPerSecond: rate })) });
      try {
        const model = await Model.open(world);
        for (const each of steps) {
          await model.take(each);
          await model.check();
        }
        await model.end(rate);
        expect(await world.outbox.take(HERE)).toBeUndefined();
      } finally {
        await world.close();
      }
    }),
    { numRuns: 40 },
  );
}, 60_000);
