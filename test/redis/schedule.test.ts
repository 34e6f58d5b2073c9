import { beforeEach, describe, expect, it } from 'vitest';
import type { Known } from '../../src/recording/known.ts';
import type { News } from '../../src/recording/news.ts';
import { eventually } from '../eventually.ts';
import {
  claimOne,
  ended,
  HERE,
  live,
  look,
  NEVER,
  openWorld,
  PROD,
  register,
  type World,
  watch,
} from './world.ts';

let world: World;
beforeEach(() => {
  world = openWorld();
});

const SID = '38f8e3cf';
const STARTED: News = { kind: 'started', between: { after: 1, before: 2 }, late: false };

describe('committing a look', () => {
  it('writes the state, the next look and the end of the lease at once', async () => {
    const first = await register(world, SID);
    const claim = await claimOne(world, SID);
    const next = live(first);
    expect(await look(world, first, { claim, next, again: Date.now() + 30_000 })).toBe('committed');
    expect(await world.recordings.find(SID)).toEqual({ ...next, version: 1 });
    expect(await world.dueIn(SID)).toBeGreaterThan(28_000);
    expect(await world.schedule.begin(claim, NEVER)).toBeUndefined();
    expect(await world.schedule.claimOne(SID, PROD.name)).not.toBe('busy');
  });

  it('puts the same news, named for the version, into the outbox of every watching place', async () => {
    const first = await register(world, SID);
    const there = { team: 'T2', channel: 'C9' };
    await watch(world, SID);
    await watch(world, SID, there);
    const next = live(first);
    await look(world, first, { next, news: [STARTED], show: true });
    for (const place of [HERE, there]) {
      const batch = await world.outbox.take(place);
      expect(batch?.deliveries).toEqual([
        { id: `${SID}.1`, kind: 'recording', sid: SID, at: next.lookedAt, news: [STARTED] },
      ]);
    }
  });

  it('queues cards for their time alone as far as that leaves Slack room for others', async () => {
    const there = { team: 'T2', channel: 'C9' };
    const others = Array.from({ length: 30 }, (_, n) => `r${n}`);
    for (const sid of others) await watch(world, (await register(world, sid)).recording.sid);
    await register(world, SID);
    await watch(world, SID, there);
    await world.tellAll();
    await world.tellAll(there);
    for (const sid of [...others, SID]) {
      const first = await world.recordings.find(sid);
      if (!first) continue;
      await look(world, first, { show: 'older' });
    }
    expect(await world.tellAll()).toHaveLength(25);
    expect(await world.tellAll(there)).toEqual([expect.stringContaining(`${SID}.card.`)]);
  });

  it('queues nothing when there is nothing to tell and nothing to show', async () => {
    const first = await register(world, SID);
    await watch(world, SID);
    await look(world, first);
    expect(await world.outbox.take(HERE)).toBeUndefined();
  });

  it('tells nobody but the watchers of that recording, and no place that is paused', async () => {
    const first = await register(world, SID);
    await register(world, 'another');
    await watch(world, 'another', { team: 'T1', channel: 'C2' });
    await watch(world, SID);
    const found = await world.watches.find(HERE, SID);
    if (found) await world.pauses.pause(found, 'is_archived');
    await look(world, first, { news: [STARTED], show: true });
    expect(await world.outbox.take(HERE)).toBeUndefined();
    expect(await world.outbox.take({ team: 'T1', channel: 'C2' })).toBeUndefined();
  });

  it('is refused to a worker whose lease is gone, which then writes nothing', async () => {
    const first = await register(world, SID);
    await watch(world, SID);
    const claim = await claimOne(world, SID);
    await world.schedule.release(claim, Date.now() + 60_000);
    expect(await look(world, first, { claim, news: [STARTED], show: true })).toBe('fenced');
    expect(await world.recordings.find(SID)).toEqual(first);
    expect(await world.outbox.take(HERE)).toBeUndefined();
    expect(await world.dueIn(SID)).toBeGreaterThan(50_000);
  });

  it('is refused the second time', async () => {
    const first = await register(world, SID);
    const claim = await claimOne(world, SID);
    const commit = () => world.schedule.commit(claim, first, live(first), [STARTED], true, Date.now());
    expect([await commit(), await commit()]).toEqual(['committed', 'fenced']);
  });

  it('of a final state ends all looks', async () => {
    const first = await register(world, SID);
    await look(world, first, { next: ended(first), show: true });
    expect(await world.dueIn(SID)).toBeUndefined();
    expect(await world.vitals.scheduled(PROD.name)).toBe(0);
    expect(await world.planner.reconcile()).toBe(0);
    expect(await world.claim()).toEqual([]);
  });
});

describe('a look of what this process wrote last', () => {
  /** One look by a process, which finds this; answers what it was judged from. */
  async function lookBy(by: World, found: Partial<Known> = {}): Promise<Known | undefined> {
    const claim = await claimOne(by, SID);
    const begun = await by.schedule.begin(claim, NEVER);
    if (!begun) return undefined;
    await look(by, begun.known, { claim, next: { ...live(begun.known), ...found } });
    return begun.known;
  }

  it('is judged from what was said of it since', async () => {
    await register(world, SID);
    await lookBy(world);
    await world.recordings.said(SID, { stopRequestedAt: 7 });
    expect(await lookBy(world)).toMatchObject({ phase: 'recording', recording: { stopRequestedAt: 7 } });
  });

  it('is judged from what another process wrote since', async () => {
    const other = openWorld({ prefix: world.prefix });
    await register(world, SID);
    await lookBy(world);
    await lookBy(other, { phase: 'paused' });
    expect(await lookBy(world)).toMatchObject({ phase: 'paused', version: 2 });
  });
});

describe("a person's look", () => {
  it('is taken whether the recording is due or not', async () => {
    await register(world, SID, { lookIn: 60_000 });
    expect(await world.schedule.claimOne(SID, PROD.name)).toMatchObject({ sid: SID });
    expect(await world.dueIn(SID)).toBeUndefined();
  });

  it('may follow a look whose lease ran out', async () => {
    world = openWorld({ leaseMs: 30 });
    const first = await register(world, SID);
    const dead = await claimOne(world, SID);
    world.leases.drop(dead);
    const alive = await eventually(() => claimOne(world, SID));
    expect(await look(world, first, { claim: dead })).toBe('fenced');
    expect(await look(world, first, { claim: alive })).toBe('committed');
  });

  it('does not bring a final recording back to life', async () => {
    const first = await register(world, SID);
    await look(world, first, { next: ended(first) });
    await world.schedule.release(await claimOne(world, SID), Date.now());
    expect(await world.dueIn(SID)).toBeUndefined();
  });

  it('is an error for a recording that is not of that app', async () => {
    await register(world, SID);
    await expect(world.schedule.claimOne(SID, 'staging')).rejects.toThrow('staging');
  });
});

describe('releasing', () => {
  it('makes the recording due again when it is said to be', async () => {
    await register(world, SID);
    await world.schedule.release(await claimOne(world, SID), Date.now() + 9_000);
    expect(await world.dueIn(SID)).toBeGreaterThan(7_000);
  });

  it('gives the recording its old place when nothing is said', async () => {
    await register(world, SID, { lookIn: 60_000 });
    await world.schedule.release(await claimOne(world, SID));
    expect(await world.dueIn(SID)).toBeGreaterThan(55_000);
  });

  it('makes the recording due at once when a stop was asked for during that look', async () => {
    await register(world, SID, { lookIn: 60_000 });
    const claim = await claimOne(world, SID);
    await world.recordings.said(SID, { stopRequestedAt: Date.now() });
    expect(await world.dueIn(SID)).toBeUndefined();
    await world.schedule.release(claim);
    expect(await world.dueIn(SID)).toBeLessThanOrEqual(0);
  });

  it('does nothing for a lease that somebody else has by now', async () => {
    await register(world, SID);
    const old = await claimOne(world, SID);
    await world.schedule.release(old, Date.now());
    const current = await claimOne(world, SID);
    await world.schedule.release(old, Date.now());
    expect(await world.schedule.begin(current, NEVER)).toBeDefined();
  });
});
