import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Claim } from '../../src/ports/schedule.ts';
import type { Known } from '../../src/recording/known.ts';
import { HERE, live, NEVER, openWorld, PROD, register, type World, watch } from './world.ts';

const NEWS = [{ kind: 'stopping', between: { after: 1, before: 2 } }] as const;

/**
 * Workers that claim, commit, release, or die at any moment, in any order. Time is not waited for: a lease "runs out"
 * by moving its end into the past, which is all that time does.
 */
type Step =
  | { readonly do: 'tick' | 'reconcile' | 'deliver' }
  | { readonly do: 'begin' | 'commit' | 'end' | 'release' | 'die'; readonly who: number }
  | { readonly do: 'late begin' | 'late beat' | 'late commit'; readonly who: number }
  | { readonly do: 'look'; readonly who: number };

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
);

const SIDS = ['r0', 'r1', 'r2', 'r3', 'r4', 'r5'];

class Model {
  readonly #world: World;
  readonly #held: Claim[] = [];
  readonly #dead: Claim[] = [];
  readonly #ended = new Set<string>();
  readonly #promised: string[] = [];
  readonly #told: string[] = [];

  constructor(world: World) {
    this.#world = world;
  }

  async take(action: Step): Promise<void> {
    switch (action.do) {
      case 'tick':
        return this.#hold(...(await this.#world.claim()));
      case 'reconcile':
        expect(await this.#world.planner.reconcile()).toBe(0);
        return;
      case 'deliver':
        this.#told.push(...(await this.#world.tellAll()));
        return;
      case 'look': {
        const sid = SIDS[action.who % SIDS.length] ?? 'r0';
        const claim = await this.#world.schedule.claimOne(sid, PROD.name);
        if (claim !== 'busy') this.#hold(claim);
        return;
      }
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
    const [due, leased] = await Promise.all(
      ['due', 'lease'].map((kind) => redis.zrange(keyspace.key(kind, PROD.name), '0', '-1')),
    );
    const urgent = await redis.zrange(keyspace.key('urgent', PROD.name), '0', '-1');
    expect(due).toEqual(expect.arrayContaining(urgent));
    const scheduled = [...(due ?? []), ...(leased ?? [])];
    expect(new Set(scheduled).size).toBe(scheduled.length);
    for (const sid of SIDS) {
      if (!this.#ended.has(sid)) expect(scheduled).toContain(sid);
    }
    for (const sid of this.#ended) expect(due).not.toContain(sid);
    expect(this.#told).toEqual(this.#promised.slice(0, this.#told.length));
  }

  async end(): Promise<void> {
    this.#told.push(...(await this.#world.tellAll()));
    expect(this.#told).toEqual(this.#promised);
  }

  #hold(...claims: readonly Claim[]): void {
    for (const claim of claims) {
      expect(this.#held.map(({ sid }) => sid)).not.toContain(claim.sid);
      this.#held.push(claim);
    }
  }

  /** The worker is gone and its lease runs out. */
  async #die(index: number): Promise<void> {
    const [claim] = this.#held.splice(index, 1);
    if (!claim) return;
    this.#dead.push(claim);
    const { redis, keyspace } = this.#world;
    await redis.zadd(keyspace.key('lease', PROD.name), 1, claim.sid);
    await redis.zadd(keyspace.key('agenda'), 1, PROD.name);
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
    expect(await keyspace.run('renew', 60_000, claim.sid, claim.app, claim.token)).toEqual([claim.token]);
  }

  /** It was not dead after all, only slow. Somebody else has the recording, or had it. */
  async #commitLate(index: number): Promise<void> {
    const [claim] = this.#dead.splice(index, 1);
    if (!claim) return;
    const known = await this.#known(claim.sid);
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

it('loses no recording and no news, and leases nothing twice, whoever dies when', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 60 }), async (steps) => {
      const world = openWorld({ apps: [{ ...PROD, requestsPerSecond: 10_000 }] });
      try {
        for (const sid of SIDS) {
          await register(world, sid);
          await watch(world, sid);
        }
        const model = new Model(world);
        for (const each of steps) {
          await model.take(each);
          await model.check();
        }
        await model.end();
        expect(await world.outbox.take(HERE)).toBeUndefined();
      } finally {
        await world.close();
      }
    }),
    { numRuns: 40 },
  );
}, 60_000);
