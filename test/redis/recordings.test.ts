import { beforeEach, describe, expect, it } from 'vitest';
import type { Entry } from '../../src/ports/knowing.ts';
import { unseen } from '../../src/recording/known.ts';
import { PAGE_LENGTH } from '../../src/redis/knowing/policy.ts';
import {
  claimOne,
  HERE,
  live,
  look,
  openWorld,
  PROD,
  recording,
  register,
  THERE,
  type World,
  watch,
  watchOf,
} from './world.ts';

let world: World;
beforeEach(() => {
  world = openWorld();
});

const SID = '38f8e3cfb6a14a7a8d3a2f1c9e0d7e1a';

describe('registering', () => {
  it('writes a recording and makes its first look due', async () => {
    const first = unseen(recording(SID, { cname: 'algebra' }));
    expect(await world.recordings.register(first, Date.now() + 5_000, 'T1')).toBe('new');
    expect(await world.recordings.find(SID)).toEqual(first);
    expect(await world.dueIn(SID)).toBeGreaterThan(3_000);
    expect(await world.dueIn(SID)).toBeLessThanOrEqual(5_000);
  });

  it('takes up a refused one again when its ids are corrected, even for another app', async () => {
    world = openWorld({ apps: [PROD, { ...PROD, name: 'staging' }] });
    const first = await register(world, SID);
    const refused = { ...first, phase: 'refused', final: true } as const;
    await look(world, first, { next: refused });
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

  it('finds many at once, each in its place', async () => {
    const sids = Array.from({ length: 250 }, (_, n) => `many${n}`);
    await Promise.all(sids.map((sid) => register(world, sid)));
    const found = await world.recordings.findAll(sids.flatMap((sid) => [sid, `no-${sid}`]));
    expect(found.map(({ recording: { sid } }) => sid)).toEqual(sids);
  });

  it('keeps a recording packed where Redis can, so that it costs no more memory than its facts', async () => {
    const first = await register(world, SID, { alias: 'algebra' });
    await world.recordings.said(SID, { stopRequestedAt: 1_234 });
    await look(world, first);
    const { key } = world.keyspace;
    for (const packed of [key('rec', SID), key('sids', `T1:${SID.slice(0, 3)}`)]) {
      expect(await world.redis.object('ENCODING', packed)).toBe('listpack');
    }
  });

  it('says which recording it cannot read', async () => {
    await register(world, SID);
    await world.redis.set(world.keyspace.key('known', SID), '{"v":99}');
    await expect(world.recordings.find(SID)).rejects.toThrow(SID);
  });
});

describe('what a person may call a recording', () => {
  it('is the beginning of any of many that begin alike', async () => {
    const sids = Array.from({ length: 300 }, (_, n) => `abc${1_000 + n}`);
    await Promise.all(sids.map((sid) => register(world, sid)));
    expect(await world.recordings.resolve('T1', 'abc1299')).toEqual(['abc1299']);
    expect(await world.recordings.resolve('T1', 'abc120')).toEqual(sids.slice(200, 210));
  });

  it('is known to a second workspace that registers it, which cannot rename it for the first', async () => {
    await register(world, SID, { alias: 'algebra' });
    await register(world, SID, { team: 'T2' });
    await world.recordings.name('T2', SID, 'Geheim');
    expect(await world.recordings.resolve('T2', 'geheim')).toEqual([SID]);
    expect(await world.recordings.resolve('T1', 'geheim')).toEqual([]);
    expect(await world.recordings.find(SID)).toMatchObject({ recording: { alias: 'algebra' } });
  });

  it('is on its cards at once, wherever they are', async () => {
    await register(world, SID);
    for (const place of [HERE, THERE]) {
      await watch(world, SID, place);
      await world.redis.del(world.keyspace.key('pace', `${place.team}:${place.channel}`));
    }
    await world.recordings.name('T1', SID, 'Algebra');
    for (const place of [HERE, THERE]) expect(await world.tellAll(place)).toHaveLength(1);
    await world.recordings.name('T1', SID, 'Algebra');
    for (const place of [HERE, THERE]) expect(await world.tellAll(place)).toEqual([]);
  });
});

describe('a page of a list', () => {
  /** Registers it in a later millisecond. */
  const registerLater = async (sid: string): Promise<void> => {
    for (const before = Date.now(); Date.now() === before; ) await world.redis.ping();
    await register(world, sid);
  };
  const pageOf = async (limit: number, after?: Entry) => {
    const page = await world.recordings.page('T1', limit, after);
    return { sids: page.map(({ sid }) => sid), last: page.at(-1) };
  };

  it('begins after the last one of the page before, whatever became known meanwhile', async () => {
    for (const sid of ['first1', 'second', 'third3']) await registerLater(sid);
    const { sids, last } = await pageOf(2);
    expect(sids).toEqual(['third3', 'second']);
    await registerLater('fourth');
    await world.recordings.forget('second', 'Algebra');
    expect((await pageOf(2, last)).sids).toEqual(['first1']);
  });

  it('goes on where Redis turned a page, and a page that is empty is gone', async () => {
    const all = Array.from({ length: 2 * PAGE_LENGTH + 5 }, (_, n) => `sid-${n}`);
    for (const sid of all) await register(world, sid, { lookIn: 60_000 });
    const listed: string[] = [];
    for (let next = await pageOf(70); next.last; next = await pageOf(70, next.last))
      listed.push(...next.sids);
    expect(listed.toSorted()).toEqual(all.toSorted());
    expect((await world.recordings.ofTeam('T1', 999)).toSorted()).toEqual(all.toSorted());
    const pages = world.keyspace.key('pages', 'T1');
    expect(await world.redis.zrange(pages, '0', '-1')).toEqual(['1', '2', '3']);
    for (const sid of listed.slice(5, 5 + PAGE_LENGTH)) await world.recordings.forget(sid, 'Algebra');
    expect(await world.redis.zcard(pages)).toBe(2);
  });

  it('may end between recordings that became known in one millisecond', async () => {
    const known = Array.from({ length: 25 }, (_, n) => `same${n}`);
    const { redis, keyspace } = world;
    await redis.zadd(keyspace.key('pages', 'T1'), 6, '1');
    await redis.zadd(keyspace.key('page', 'T1:1'), ...known.flatMap((sid) => [7, sid]), 6, 'older1');
    const listed: string[] = [];
    for (let next = await pageOf(4); next.last; next = await pageOf(4, next.last)) listed.push(...next.sids);
    expect(listed.toSorted()).toEqual([...known, 'older1'].toSorted());
    expect(listed.at(-1)).toBe('older1');
  });
});

describe('a stop that was asked for', () => {
  it('has the recording looked at now', async () => {
    await register(world, SID, { lookIn: 30_000 });
    await world.recordings.said(SID, { stopRequestedAt: 1_234 });
    expect(await world.dueIn(SID)).toBeLessThanOrEqual(0);
  });

  it('that came during a look has the next one taken at once, ahead of what is steady', async () => {
    const first = await register(world, SID);
    const claim = await claimOne(world, SID);
    await world.recordings.said(SID, { stopRequestedAt: Date.now() });
    const steady = { ...live(first), since: 1 };
    await look(world, first, { claim, next: steady, again: Date.now() + 30_000 });
    expect(await world.dueIn(SID)).toBeLessThanOrEqual(0);
    expect(await world.redis.zscore(world.keyspace.key('urgent', PROD.name), SID)).not.toBeNull();
  });

  it('hurries one look only', async () => {
    const first = await register(world, SID);
    const claim = await claimOne(world, SID);
    await world.recordings.said(SID, { stopRequestedAt: Date.now() });
    await world.schedule.release(claim);
    const next = await claimOne(world, SID);
    await look(world, first, { claim: next, again: Date.now() + 30_000 });
    expect(await world.dueIn(SID)).toBeGreaterThan(20_000);
  });

  it('does not bring back one that is final', async () => {
    const first = await register(world, SID);
    const lost = { ...first, phase: 'lost', final: true } as const;
    await look(world, first, { next: lost });
    expect(await world.recordings.said(SID, { stopRequestedAt: 1_234 })).toBe(true);
    expect(await world.dueIn(SID)).toBeUndefined();
    expect((await world.planner.round()).claims).toEqual([]);
  });
});

describe('forgetting', () => {
  const leftBehind = async (): Promise<string[]> => {
    const keys = await world.redis.keys(`${world.keyspace.tag}:*`);
    const others = [':lane:', ':cards:', ':lanes', ':waiting', ':reports:', ':bell'].map(
      (kind) => `${world.keyspace.tag}${kind}`,
    );
    return keys.filter((key) => !others.some((other) => key.startsWith(other)));
  };

  it('leaves nothing of a recording but what its app is known by and what was queued, which is dropped in its turn', async () => {
    await register(world, SID, { alias: 'algebra' });
    await world.watches.put(watchOf(SID));
    await world.recordings.said(SID, { stopRequestedAt: 1_234 });
    expect(await world.recordings.forget(SID, 'Algebra')).toBe(true);
    expect(await leftBehind()).toEqual([]);
    expect(await world.planner.reconcile()).toBe(0);
  });

  it('fences whoever is looking, who brings nothing of it back', async () => {
    const first = await register(world, SID);
    const claim = await claimOne(world, SID);
    await world.recordings.forget(SID, 'Algebra');
    expect(await look(world, first, { claim })).toBe('fenced');
    await world.schedule.release(claim, Date.now());
    expect(await leftBehind()).toEqual([]);
  });

  it('spares the alias that has gone to another, and everything else of others', async () => {
    await register(world, SID, { alias: 'algebra' });
    await register(world, 'second', { alias: 'algebra' });
    await world.recordings.forget(SID, 'Algebra');
    expect(await world.recordings.resolve('T1', 'algebra')).toEqual(['second']);
    expect(await world.recordings.ofTeam('T1', 10)).toEqual(['second']);
    expect((await world.planner.round()).claims).toMatchObject([{ sid: 'second' }]);
  });
});

describe('two bots on one Redis', () => {
  it('know nothing of each other', async () => {
    const other = openWorld();
    await register(world, SID, { alias: 'algebra' });
    await world.watches.put(watchOf(SID));
    expect(await other.recordings.find(SID)).toBeUndefined();
    expect(await other.recordings.resolve('T1', 'algebra')).toEqual([]);
    expect(await other.claim()).toEqual([]);
    expect(await other.outbox.take(HERE)).toBeUndefined();
    expect(await other.planner.reconcile()).toBe(0);
  });
});
