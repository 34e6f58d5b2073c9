import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Known } from '../../src/recording/known.ts';
import type { News } from '../../src/recording/news.ts';
import { eventually } from '../eventually.ts';
import {
  claimOne,
  HERE,
  live,
  NEVER,
  openWorld,
  PROD,
  randomPrefix,
  register,
  type World,
  watch,
} from './world.ts';

let world: World;
beforeEach(() => {
  world = openWorld();
});
afterEach(() => world.close());

const SID = '38f8e3cf';
const STARTED: News = { kind: 'started', between: { after: 1, before: 2 }, late: false };

describe('committing a look', () => {
  it('writes the state, the next look and the end of the lease at once', async () => {
    const first = await register(world, SID);
    const claim = await claimOne(world, SID);
    const next = live(first);
    expect(await world.schedule.commit(claim, first, next, [], false, Date.now() + 30_000)).toBe('committed');
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
    await world.schedule.commit(await claimOne(world, SID), first, next, [STARTED], true, Date.now());
    for (const place of [HERE, there]) {
      const batch = await world.outbox.take(place);
      expect(batch?.deliveries).toEqual([
        { id: `${SID}.1`, kind: 'recording', sid: SID, at: next.lookedAt, news: [STARTED] },
      ]);
    }
  });

  it('queues the card alone when it only reads differently', async () => {
    const first = await register(world, SID);
    await watch(world, SID);
    await world.schedule.commit(await claimOne(world, SID), first, live(first), [], true, Date.now());
    expect((await world.outbox.take(HERE))?.deliveries[0]).toMatchObject({ sid: SID, news: [] });
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
      await world.schedule.commit(await claimOne(world, sid), first, live(first), [], 'older', Date.now());
    }
    expect(await world.tellAll()).toHaveLength(25);
    expect(await world.tellAll(there)).toEqual([expect.stringContaining(`${SID}.card.`)]);
  });

  it('queues nothing when there is nothing to tell and nothing to show', async () => {
    const first = await register(world, SID);
    await watch(world, SID);
    await world.schedule.commit(await claimOne(world, SID), first, live(first), [], false, Date.now());
    expect(await world.outbox.take(HERE)).toBeUndefined();
  });

  it('tells nobody but the watchers of that recording, and no place that is paused', async () => {
    const first = await register(world, SID);
    await register(world, 'another');
    await watch(world, 'another', { team: 'T1', channel: 'C2' });
    await watch(world, SID);
    const found = await world.watches.find(HERE, SID);
    if (found) await world.pauses.pause(found, 'is_archived');
    await world.schedule.commit(await claimOne(world, SID), first, live(first), [STARTED], true, Date.now());
    expect(await world.outbox.take(HERE)).toBeUndefined();
    expect(await world.outbox.take({ team: 'T1', channel: 'C2' })).toBeUndefined();
  });

  it('is refused to a worker whose lease is gone, which then writes nothing', async () => {
    const first = await register(world, SID);
    await watch(world, SID);
    const claim = await claimOne(world, SID);
    await world.schedule.release(claim, Date.now() + 60_000);
    expect(await world.schedule.commit(claim, first, live(first), [STARTED], true, Date.now())).toBe(
      'fenced',
    );
    expect(await world.recordings.find(SID)).toEqual(first);
    expect(await world.outbox.take(HERE)).toBeUndefined();
    expect(await world.dueIn(SID)).toBeGreaterThan(50_000);
  });

  it('is refused when the state that was judged is no longer the state', async () => {
    const first = await register(world, SID);
    await world.schedule.commit(await claimOne(world, SID), first, live(first), [], false, Date.now());
    const stale = await world.schedule.commit(
      await claimOne(world, SID),
      first,
      first,
      [],
      false,
      Date.now(),
    );
    expect(stale).toBe('fenced');
    expect(await world.recordings.find(SID)).toMatchObject({ phase: 'recording', version: 1 });
  });

  it('is refused the second time', async () => {
    const first = await register(world, SID);
    const claim = await claimOne(world, SID);
    const commit = () => world.schedule.commit(claim, first, live(first), [STARTED], true, Date.now());
    expect([await commit(), await commit()]).toEqual(['committed', 'fenced']);
  });

  it('of a final state ends all looks', async () => {
    const first = await register(world, SID);
    const ended = { ...live(first), phase: 'ended', final: true } as const;
    await world.schedule.commit(await claimOne(world, SID), first, ended, [], true, undefined);
    expect(await world.dueIn(SID)).toBeUndefined();
    expect(await world.vitals.scheduled(PROD.name)).toBe(0);
    expect(await world.planner.reconcile()).toBe(0);
    expect(await world.claim()).toEqual([]);
  });
});

describe('a look of what this process wrote last', () => {
  /** One look by a process, which finds this; answers what it was judged from. */
  async function look(by: World, found: Partial<Known> = {}): Promise<Known | undefined> {
    const claim = await claimOne(by, SID);
    const begun = await by.schedule.begin(claim, NEVER);
    if (!begun) return undefined;
    await by.schedule.commit(claim, begun.known, { ...live(begun.known), ...found }, [], false, Date.now());
    return begun.known;
  }

  it('is judged from what was said of it since', async () => {
    await register(world, SID);
    await look(world);
    await world.recordings.said(SID, { stopRequestedAt: 7 });
    expect(await look(world)).toMatchObject({ phase: 'recording', recording: { stopRequestedAt: 7 } });
  });

  it('is judged from what another process wrote since', async () => {
    await world.close();
    const prefix = randomPrefix();
    world = openWorld({ prefix });
    const other = openWorld({ prefix });
    await register(world, SID);
    await look(world);
    await look(other, { phase: 'paused' });
    expect(await look(world)).toMatchObject({ phase: 'paused', version: 2 });
    await other.close();
  });
});

describe("a person's look", () => {
  it('is taken whether the recording is due or not, and only once at a time', async () => {
    await register(world, SID, { lookIn: 60_000 });
    expect(await world.schedule.claimOne(SID, PROD.name)).toMatchObject({ sid: SID });
    expect(await world.schedule.claimOne(SID, PROD.name)).toBe('busy');
    expect(await world.dueIn(SID)).toBeUndefined();
  });

  it('may follow a look whose lease ran out', async () => {
    await world.close();
    world = openWorld({ leaseMs: 30 });
    const first = await register(world, SID);
    const dead = await claimOne(world, SID);
    world.leases.drop(dead);
    const alive = await eventually(() => claimOne(world, SID));
    expect(await world.schedule.commit(dead, first, live(first), [], false, Date.now())).toBe('fenced');
    expect(await world.schedule.commit(alive, first, live(first), [], false, Date.now())).toBe('committed');
  });

  it('does not bring a final recording back to life', async () => {
    const first = await register(world, SID);
    const ended = { ...live(first), phase: 'ended', final: true } as const;
    await world.schedule.commit(await claimOne(world, SID), first, ended, [], false, undefined);
    await world.schedule.release(await claimOne(world, SID), Date.now());
    expect(await world.dueIn(SID)).toBeUndefined();
  });

  it('is an error for a recording that is not known, or not of that app', async () => {
    await expect(world.schedule.claimOne(SID, PROD.name)).rejects.toThrow(SID);
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
