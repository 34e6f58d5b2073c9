import { beforeEach, describe, expect, test } from 'vitest';
import { hear } from '../../src/flows/polling/hear.ts';
import type { Notice } from '../../src/recording/ending/words.ts';
import { startHearing } from '../../src/redis/hearing/hearing.ts';
import { createTestLog, HERE, look, openWorld, PROD, register, type World, watch } from './world.ts';

const CALLED = [PROD, { ...PROD, name: 'stage' }].map((app) => ({ ...app, callbacks: true }));

const unregistered = async ({ reports }: World, app: string) =>
  (await reports.of(app)).callbacks?.unregistered;

let world: World;
beforeEach(() => {
  world = openWorld({ apps: CALLED });
});

const NOW = Date.now();
const said = (
  sid: string,
  event: number,
  more: Partial<Notice> & { code?: number; at?: number } = {},
): Notice => {
  const { code, at = NOW - 60_000, ...rest } = more;
  return { sid, ...rest, word: { event, at, ...(code === undefined ? {} : { code }) } };
};
const keep = (notices: readonly Notice[], app = 'prod') => world.notices.keep([app], notices);
const hearing = () => ({ ...world, log: createTestLog(), now: Date.now });
const events = async (sid: string) => (await world.notices.waiting(sid))?.words.map(({ event }) => event);
const known = async (sid: string) => (await world.recordings.find(sid))?.words.map(({ event }) => event);

describe('a notice', () => {
  test('is kept once, by its id and by its place, in whatever order', async () => {
    await register(world, 's1');
    await keep([said('s1', 41, { id: 'b', sequence: 2 })]);
    await keep([said('s1', 40, { id: 'a', sequence: 1 })]);
    await keep([said('s1', 40, { id: 'a', sequence: 9 })]);
    await keep([said('s1', 40, { id: 'again', sequence: 1 })]);
    await keep([said('s1', 31, { id: 'c', sequence: 1 })]);
    expect(await events('s1')).toEqual([41, 40, 31]);
  });

  test('is kept for a day at most, should nobody ever note it', async () => {
    await register(world, 's1');
    await keep([said('s1', 41, { id: 'a' }), said('unregistered', 41, { id: 'b' })]);
    const { redis, keyspace } = world;
    for (const sid of ['s1', 'unregistered']) {
      for (const kind of ['notices', 'noticed'] as const) {
        const seconds = await redis.ttl(keyspace.key(kind, sid));
        expect(seconds).toBeGreaterThan(86_300);
        expect(seconds).toBeLessThanOrEqual(86_400);
      }
    }
  });

  test('of another app is not heard', async () => {
    await register(world, 's1');
    await keep([said('s1', 41, { id: 'a', code: 4 })], 'stage');
    expect(await events('s1')).toBeUndefined();
    expect((await world.reports.of('stage')).noticeAt).toBeUndefined();
  });

  test('says when its app was last heard of, by Agora’s clock', async () => {
    await register(world, 's1');
    await world.notices.keep(['stage', 'prod'], [said('s1', 40, { id: 'a', at: 7_000 })]);
    await keep([said('s1', 31, { id: 'b', at: 5_000 })]);
    expect((await world.reports.of('prod')).noticeAt).toBe(7_000);
    expect((await world.reports.of('stage')).noticeAt).toBeUndefined();
  });

  test.each([11, 41, 71])('says once for all, by event %i, that ends of its app are told', async (event) => {
    await register(world, 's1');
    const heard = async () => (await world.reports.of('prod')).endsHeard;
    await keep([said('s1', 40, { id: 'a' }), said('s1', 31, { id: 'b' })]);
    expect(await heard()).toBeUndefined();
    await keep([said('s1', event, { id: 'c' })]);
    expect(await heard()).toBe(true);
  });

  test('about many recordings is kept whole, and rings once for each', async () => {
    await register(world, 's1', { lookIn: 30_000 });
    await register(world, 's2', { lookIn: 30_000 });
    await keep([said('s1', 40), said('s2', 40), said('s1', 31)]);
    await keep([said('s1', 12)]);
    expect(await world.redis.lrange(world.keyspace.key('bell'), 0, -1)).toEqual(['s1', 's2']);
    expect(await events('s1')).toEqual([40, 31, 12]);
  });

  test('is kept for each app of a burst, also where one of them cannot be', async () => {
    await register(world, 's1');
    await world.redis.set(world.keyspace.key('notices', 'broken'), 'no list');
    const [broken, whole, other] = await Promise.allSettled([
      keep([said('broken', 40)]),
      keep([said('s1', 40)]),
      keep([said('s2', 40)], 'stage'),
    ]);
    expect([broken.status, whole.status, other.status]).toEqual(['rejected', 'fulfilled', 'fulfilled']);
    expect(await events('s1')).toEqual([40]);
    expect(await unregistered(world, 'stage')).toBe(1);
  });

  test('of the longest body is kept whole', async () => {
    await register(world, 's1');
    const many = Array.from({ length: 1_800 }, (_, n) => said(n === 0 ? 's1' : `s${n + 1}`, 40));
    await keep(many);
    expect(await unregistered(world, 'prod')).toBe(1_799);
  });
});

describe('hearing', () => {
  test('notes what was said, in one write with its news, and has it looked at now', async () => {
    const first = await register(world, 's1');
    await watch(world, 's1');
    await look(world, first, { again: Date.now() + 30_000 });
    await keep([said('s1', 31, { id: 'a' }), said('s1', 12, { id: 'b' })]);

    expect(await world.dueIn('s1')).toBeGreaterThan(20_000);
    await hear('s1', hearing());
    expect(await known('s1')).toEqual([31, 12]);
    expect((await world.recordings.find('s1'))?.phase).toBe('recording');
    expect(await world.dueIn('s1')).toBeLessThan(1_000);
    expect(await events('s1')).toBeUndefined();
    const batch = await world.outbox.take(HERE);
    expect(batch?.deliveries[0]).toMatchObject({ news: [{ kind: 'uploaded' }, { kind: 'reason' }] });
  });

  test('of progress looks at nothing', async () => {
    await register(world, 's1', { lookIn: 30_000 });
    await keep([said('s1', 33, { code: 5_000 })]);
    await hear('s1', hearing());
    expect(await world.dueIn('s1')).toBeGreaterThan(20_000);
  });

  test('done again after it was killed before it was noted tells nothing twice', async () => {
    await register(world, 's1');
    await watch(world, 's1');
    await keep([said('s1', 31, { id: 'a' })]);
    const killed = {
      ...hearing(),
      notices: { ...world.notices, noted: async () => Promise.reject(new Error('killed')) },
    };
    await expect(hear('s1', killed)).rejects.toThrow('killed');
    await hear('s1', hearing());
    expect(await world.tellAll()).toHaveLength(1);
    expect(await known('s1')).toEqual([31]);
  });

  test('leaves what came meanwhile for the next time', async () => {
    await register(world, 's1');
    await keep([said('s1', 40, { id: 'a' })]);
    const before = await world.notices.waiting('s1');
    if (!before) throw new Error('nothing waits');
    await keep([said('s1', 31, { id: 'b' })]);
    await world.notices.noted(before, false);
    expect(await events('s1')).toEqual([31]);
    await world.notices.noted(before, false);
    expect(await events('s1')).toEqual([31]);
  });

  test('comes when it rings, and unrung a moment later', async () => {
    const { keyspace } = world;
    const hurried: string[] = [];
    const hearer = startHearing(keyspace, createTestLog(), Date.now, {
      hear: (sid) => hear(sid, hearing()),
      hurry: () => void hurried.push('plan'),
    });
    try {
      await register(world, 's1', { lookIn: 30_000 });
      await keep([said('s1', 12)]);
      await expect.poll(() => known('s1')).toEqual([12]);
      await expect.poll(() => hurried).toEqual(['plan']);

      await register(world, 's2', { lookIn: 30_000 });
      await world.redis.rpush(keyspace.key('notices', 's2'), JSON.stringify(said('s2', 40).word));
      await world.redis.zadd(keyspace.key('heard'), Date.now(), 's2');
      await expect.poll(() => known('s2'), { timeout: 5_000 }).toEqual([40]);
    } finally {
      await hearer.stop();
    }
  });

  test('does not keep a process from stopping while nothing rings', async () => {
    const hearer = startHearing(world.keyspace, createTestLog(), Date.now, {
      hear: async () => {},
      hurry: () => {},
    });
    await expect.poll(async () => String(await world.redis.client('LIST')).includes('cmd=blpop')).toBe(true);
    await hearer.stop();
  });
});

describe('a recording that nobody registered', () => {
  test('is counted by its app, and its past waits for whoever registers it', async () => {
    await keep([said('s1', 40, { id: 'a' }), said('s1', 31, { id: 'b' })]);
    await keep([said('s2', 40, { id: 'a' })], 'stage');
    expect(await unregistered(world, 'prod')).toBe(1);
    await register(world, 's1');
    expect(await unregistered(world, 'prod')).toBe(0);
    expect(await world.redis.zrange(world.keyspace.key('heard'), '0', '-1')).toEqual(['s1']);
    await hear('s1', hearing());
    expect(await known('s1')).toEqual([40, 31]);
  });

  test('can be asked about, until somebody registers it', async () => {
    await world.notices.keep(
      ['stage'],
      [said('s1', 41, { id: 'b', at: 9_000 }), said('s1', 40, { id: 'a', at: 7_000 })],
    );
    expect(await world.notices.unregistered('s1')).toEqual({
      sid: 's1',
      app: 'stage',
      words: [
        { event: 40, at: 7_000 },
        { event: 41, at: 9_000 },
      ],
    });
    await register(world, 's1');
    expect(await world.notices.unregistered('s1')).toBeUndefined();
  });

  test('is forgotten after a day, and with it what was said', async () => {
    await keep([said('old', 40)]);
    const { redis, keyspace } = world;
    const yesterday = Date.now() - 86_400_001;
    await redis.zadd(keyspace.key('unclaimed'), yesterday, 'old');
    await redis.zadd(keyspace.key('unclaimed', 'prod'), yesterday, 'old');
    expect(await unregistered(world, 'prod')).toBe(0);
    await keep([said('new', 40)]);
    expect(await redis.keys(`${keyspace.tag}:not*:old`)).toEqual([]);
    expect(await redis.hkeys(keyspace.key('unclaimed-app'))).toEqual(['new']);
  });

  test('makes room for newer ones when there are ten thousand', async () => {
    const many = Array.from({ length: 10_050 }, (_, n) => said(`s${n}`, 40));
    for (let at = 0; at < many.length; at += 335) {
      await keep(many.slice(at, at + 335));
    }
    expect(await unregistered(world, 'prod')).toBe(10_000);
    expect(await world.redis.exists(world.keyspace.key('notices', 's10049'))).toBe(1);
  });

  test('that was forgotten leaves nothing of what was said', async () => {
    await register(world, 's1');
    await keep([said('s1', 40, { id: 'a' })]);
    await world.recordings.forget('s1', 'Algebra');
    const { redis, keyspace } = world;
    expect(await redis.keys(`${keyspace.tag}:notice*:s1`)).toEqual([]);
    expect(await redis.zcard(keyspace.key('heard'))).toBe(0);
  });
});
