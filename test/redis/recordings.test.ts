import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { unseen } from '../../src/recording/known.ts';
import { claimOne, HERE, live, openWorld, PROD, recording, register, type World } from './world.ts';

let world: World;
beforeEach(() => {
  world = openWorld();
});
afterEach(() => world.close());

const SID = '38f8e3cfb6a14a7a8d3a2f1c9e0d7e1a';

describe('registering', () => {
  it('writes a recording and makes its first look due', async () => {
    const first = unseen(recording(SID, { cname: 'algebra' }));
    expect(await world.recordings.register(first, Date.now() + 5_000, 'T1')).toBe('new');
    expect(await world.recordings.find(SID)).toEqual(first);
    expect(await world.dueIn(SID)).toBeGreaterThan(3_000);
    expect(await world.dueIn(SID)).toBeLessThanOrEqual(5_000);
  });

  it('leaves a known one as it is', async () => {
    const first = await register(world, SID);
    await world.schedule.commit(await claimOne(world, SID), first, live(first), [], false, Date.now());
    const again = unseen(recording(SID, { resourceId: 'other'.repeat(50) }));
    expect(await world.recordings.register(again, Date.now(), 'T1')).toBe('known');
    expect(await world.recordings.find(SID)).toMatchObject({ phase: 'recording', version: 1 });
  });

  it('replaces ids that have never shown anything, and fences whoever looks with the old ones', async () => {
    const first = await register(world, SID);
    const claim = await claimOne(world, SID);
    const right = unseen(recording(SID, { mode: 'web' }));
    expect(await world.recordings.register(right, Date.now(), 'T1')).toBe('replaced');
    expect(await world.schedule.commit(claim, first, live(first), [], false, Date.now())).toBe('fenced');
    expect(await world.recordings.find(SID)).toMatchObject({ version: 1, recording: { mode: 'web' } });
  });

  it('calls the same ids known even if they have shown nothing', async () => {
    await register(world, SID);
    expect(await world.recordings.register(unseen(recording(SID)), Date.now(), 'T1')).toBe('known');
  });

  it('takes up a refused one again when its ids are corrected, even for another app', async () => {
    await world.close();
    world = openWorld({ apps: [PROD, { ...PROD, name: 'staging' }] });
    const first = await register(world, SID);
    const refused = { ...first, phase: 'refused', final: true } as const;
    await world.schedule.commit(await claimOne(world, SID), first, refused, [], false, undefined);
    expect(await world.dueIn(SID)).toBeUndefined();
    const right = unseen(recording(SID, { app: 'staging' }));
    expect(await world.recordings.register(right, Date.now(), 'T1')).toBe('replaced');
    expect(await world.claim()).toMatchObject([{ sid: SID, app: 'staging' }]);
    expect(await world.planner.purge(0)).toBe(0);
  });

  it('lets many register the same one at the same time, and one of them be first', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => world.recordings.register(unseen(recording(SID)), Date.now(), 'T1')),
    );
    expect(outcomes.toSorted()).toEqual([...Array.from({ length: 19 }, () => 'known'), 'new']);
  });

  it('finds those that are known, in the order asked for', async () => {
    await register(world, 'bbbbbb');
    await register(world, 'aaaaaa');
    const found = await world.recordings.findAll(['aaaaaa', 'nobody', 'bbbbbb']);
    expect(found.map(({ recording: { sid } }) => sid)).toEqual(['aaaaaa', 'bbbbbb']);
  });

  it('says which recording it cannot read', async () => {
    await register(world, SID);
    await world.redis.hset(world.keyspace.key('rec', SID), 'state', '{"v":99}');
    await expect(world.recordings.find(SID)).rejects.toThrow(SID);
  });
});

describe('what a person may call a recording', () => {
  it('is the beginning of its sid, six characters or more, or the whole of it', async () => {
    await register(world, SID);
    expect(await world.recordings.resolve('T1', SID.slice(0, 6))).toEqual([SID]);
    expect(await world.recordings.resolve('T1', SID.slice(0, 5))).toEqual([]);
    expect(await world.recordings.resolve('T1', SID)).toEqual([SID]);
    expect(await world.recordings.resolve('T1', `${SID}0`)).toEqual([]);
  });

  it('is at most ten candidates when the beginning is that of many', async () => {
    for (let n = 10; n < 22; n++) await register(world, `abcdef${n}`);
    const candidates = await world.recordings.resolve('T1', 'abcdef');
    expect(candidates).toHaveLength(10);
    expect(candidates[0]).toBe('abcdef10');
  });

  it('is its alias in any case', async () => {
    await register(world, SID, { alias: 'Algebra II' });
    expect(await world.recordings.resolve('T1', 'ALGEBRA ii')).toEqual([SID]);
    expect(await world.recordings.find(SID)).toMatchObject({ recording: { alias: 'Algebra II' } });
  });

  it('is the newest bearer of an alias', async () => {
    await register(world, 'aaaaaa', { alias: 'class' });
    await register(world, 'bbbbbb');
    await world.recordings.name('T1', 'bbbbbb', 'Class');
    expect(await world.recordings.resolve('T1', 'class')).toEqual(['bbbbbb']);
  });

  it('is nothing in a workspace that was not told of it', async () => {
    await register(world, SID, { alias: 'algebra' });
    expect(await world.recordings.resolve('T2', SID)).toEqual([]);
    expect(await world.recordings.resolve('T2', 'algebra')).toEqual([]);
    expect(await world.recordings.ofTeam('T2', 10)).toEqual([]);
  });

  it('is known to a second workspace that registers it, which cannot rename it for the first', async () => {
    await register(world, SID, { alias: 'algebra' });
    await register(world, SID, { team: 'T2' });
    await world.recordings.name('T2', SID, 'Geheim');
    expect(await world.recordings.resolve('T2', 'geheim')).toEqual([SID]);
    expect(await world.recordings.resolve('T1', 'geheim')).toEqual([]);
    expect(await world.recordings.find(SID)).toMatchObject({ recording: { alias: 'algebra' } });
  });

  it('can be given while a look is under way, without fencing it', async () => {
    const first = await register(world, SID);
    const claim = await claimOne(world, SID);
    await world.recordings.name('T1', SID, 'algebra');
    expect(await world.schedule.commit(claim, first, live(first), [], false, Date.now())).toBe('committed');
    expect(await world.recordings.find(SID)).toMatchObject({
      phase: 'recording',
      recording: { alias: 'algebra' },
    });
  });

  it('cannot be given to a recording that nobody knows', async () => {
    await expect(world.recordings.name('T1', SID, 'ghost')).rejects.toThrow(SID);
  });
});

describe('the list of a workspace', () => {
  it('is newest first and as long as asked for', async () => {
    for (const sid of ['first1', 'second', 'third3']) {
      await register(world, sid);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    expect(await world.recordings.ofTeam('T1', 2)).toEqual(['third3', 'second']);
    expect(await world.recordings.ofTeam('T1', 0)).toEqual([]);
  });
});

describe('two bots on one Redis', () => {
  it('know nothing of each other', async () => {
    const other = openWorld();
    await register(world, SID, { alias: 'algebra' });
    await world.watches.put({ ...HERE, sid: SID, owner: 'U1', since: 1 });
    expect(await other.recordings.find(SID)).toBeUndefined();
    expect(await other.recordings.resolve('T1', 'algebra')).toEqual([]);
    expect(await other.claim()).toEqual([]);
    expect(await other.outbox.take(HERE)).toBeUndefined();
    expect(await other.planner.reconcile()).toBe(0);
    await other.close();
  });
});
