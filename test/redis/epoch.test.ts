import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { startRedis } from '../../sandbox/redis/start.ts';
import { rememberPlaces } from '../../src/flows/watching/emptied.ts';
import { migrate } from '../../src/redis/connection/migrate.ts';
import { keepEpoch, type Loss } from '../../src/redis/epoch.ts';
import { createOutbox } from '../../src/redis/telling/outbox.ts';
import { eventually } from '../eventually.ts';
import {
  createTestLog,
  ended,
  HERE,
  look,
  openWorld,
  register,
  share,
  THERE,
  type World,
  watch,
  watchOf,
} from './world.ts';

let world: World;
beforeEach(() => {
  world = openWorld();
});

const beat = (last: number | '') => world.keyspace.run('connection/beat', last, 2_500);
const epoch = (field: string) => world.redis.hget(world.keyspace.key('epoch'), field);

async function empty(): Promise<void> {
  const keys = await world.redis.keys(`${world.keyspace.tag}:*`);
  await world.redis.del(...keys);
}

const nothing = async (): Promise<void> => {};

async function keep(): Promise<Loss[]> {
  const losses: Loss[] = [];
  const loop = await keepEpoch(
    world.keyspace,
    createTestLog(),
    async (loss) => void losses.push(loss),
    () => {},
  );
  onTestFinished(() => loop.stop());
  return losses;
}

describe('a Redis that a process has seen', () => {
  it('is the same at the next sign of life', async () => {
    const [at] = (await beat('')) as [number];
    expect(await beat(at)).toEqual([expect.any(Number), '', 0]);
    expect(await epoch('lost_until')).toBeNull();
  });

  it('is found to be empty by each process that knew it, and by no other', async () => {
    const processes = [await keep(), await keep()];
    await empty();
    for (const losses of processes) await eventually(() => expect(losses).toEqual(['emptied']));
    expect(await keep()).toEqual([]);
    expect(await world.vitals.emptiedAt()).toBeGreaterThan(Date.now() - 60_000);
  });

  it('is found to have lost its last writes, and from when on', async () => {
    const [at] = (await beat('')) as [number];
    await world.redis.hset(world.keyspace.key('epoch'), 'beat', at - 800);
    expect(await beat(at)).toEqual([expect.any(Number), 'lost', 0]);
    expect([await epoch('lost_from'), await epoch('sure')]).toEqual([String(at - 800), '1']);
  });

  it('that was restarted may have lost something, which is known before anything is told', async () => {
    await register(world, 's');
    await watch(world, 's');
    await beat('');
    await world.outbox.put(HERE, share('a'));
    await world.redis.hset(world.keyspace.key('epoch'), 'run', 'another');
    expect((await world.outbox.take(HERE))?.lost).toMatchObject({ sure: false });
  });

  it('that stood still says nothing of those whose leases ran out: a post may be under way', async () => {
    await world.outbox.put(HERE, share('a'));
    const [at] = (await beat('')) as [number];
    const held = await world.take();
    await world.outbox.sending(held);
    await world.redis.zadd(world.keyspace.key('lanes'), 0, 'T1:C1');
    await world.redis.hset(world.keyspace.key('epoch'), 'beat', at - 5_000);
    expect(await world.outbox.take(HERE)).toBeUndefined();
    await world.outbox.settle(held, 0);
    expect(await world.outbox.take(HERE)).toBeUndefined();
  });
});

describe('a full Redis', () => {
  const roomFor = (bytes: number) => world.redis.config('SET', 'maxmemory', bytes);
  beforeEach(async () => {
    const server = await startRedis({ env: { PATH: process.env.PATH } });
    onTestFinished(server.stop);
    world = openWorld({ url: server.url });
  });

  it('keeps no process from starting, which says what is wrong, and beats once there is room', async () => {
    await roomFor(1);
    const log = createTestLog();
    const loop = await keepEpoch(world.keyspace, log, nothing, nothing);
    onTestFinished(() => loop.stop());
    await eventually(() => expect(log.outcomes()).toEqual(['loopFailed']));
    const error = expect.objectContaining({ message: expect.stringContaining('OOM') });
    expect(log.lines[0]?.facts).toEqual({ loop: 'epoch', error });
    await roomFor(0);
    await eventually(() => expect(log.outcomes()).toEqual(['loopFailed', 'loopRecovered']));
  });

  it('forgets recordings that finished long ago, which makes room', async () => {
    const first = await register(world, 's', { alias: 'Algebra' });
    await watch(world, 's');
    await look(world, first, { next: ended(first) });
    await roomFor(1);
    expect(await world.planner.purge(0)).toBe(1);
    expect(await world.recordings.find('s')).toBeUndefined();
  });
});

describe('an empty Redis', () => {
  const process = () => {
    const log = createTestLog();
    return { log, ...rememberPlaces({ ...world, now: Date.now, log }) };
  };

  it('is told once in each channel that some process remembers, in its language, with what was watched', async () => {
    await register(world, 'a', { alias: 'Algebra' });
    await world.watches.put({ ...watchOf('a'), lang: 'zh' });
    await world.watches.put(watchOf('a', THERE));
    const [one, other] = [process(), process()];
    await Promise.all([one.refresh(), other.refresh()]);
    await empty();
    // A reading of what is no longer there takes nothing away.
    await one.refresh();
    await Promise.all([one.tellEmptied(), other.tellEmptied()]);
    const [here, elsewhere] = [await world.outbox.take(HERE), await world.outbox.take(THERE)];
    expect(here?.deliveries).toMatchObject([{ kind: 'emptied', total: 1, names: ['Algebra'], lang: 'zh' }]);
    expect(elsewhere?.deliveries).toMatchObject([{ kind: 'emptied', total: 1, names: ['Algebra'] }]);
    expect(one.log.outcomes()).toContain('redisEmptied');
  });

  it('is told at the next beat where it could not be queued', async () => {
    await register(world, 'a', { alias: 'Algebra' });
    await world.watches.put(watchOf('a'));
    let isAway = true;
    const putOnce: typeof world.outbox.putOnce = (...queued) =>
      isAway ? Promise.reject(new Error('Redis is away')) : world.outbox.putOnce(...queued);
    const places = rememberPlaces({ ...world, outbox: { putOnce }, now: Date.now, log: createTestLog() });
    await places.refresh();
    await empty();
    await expect(places.tellEmptied()).rejects.toThrow('away');
    isAway = false;
    await places.tellEmptied();
    expect((await world.outbox.take(HERE))?.deliveries).toMatchObject([{ kind: 'emptied', total: 1 }]);
  });

  it('is told once, although another process notices it later', async () => {
    await register(world, 'a', { alias: 'Algebra' });
    await world.watches.put(watchOf('a'));
    const needs = { ...world, now: Date.now, log: createTestLog() };
    const [one, later] = [rememberPlaces(needs), rememberPlaces(needs)];
    await Promise.all([one.refresh(), later.refresh()]);
    await empty();
    await one.tellEmptied();
    const batch = await world.outbox.take(HERE);
    expect(batch?.deliveries).toMatchObject([{ kind: 'emptied' }]);
    if (batch) await world.outbox.settle(batch, 0);
    await later.tellEmptied();
    expect(await world.outbox.take(HERE)).toBeUndefined();
  });

  it('is told once, although the process that queued it died at once', async () => {
    await register(world, 'a', { alias: 'Algebra' });
    await world.watches.put(watchOf('a'));
    const run: typeof world.keyspace.run = async (...order) => {
      await world.keyspace.run(...order);
      throw new Error('killed');
    };
    const needs = { ...world, now: Date.now, log: createTestLog() };
    const dying = rememberPlaces({ ...needs, outbox: createOutbox({ ...world.keyspace, run }) });
    const other = rememberPlaces(needs);
    await Promise.all([dying.refresh(), other.refresh()]);
    await empty();
    await expect(dying.tellEmptied()).rejects.toThrow('killed');
    expect(await world.tellAll()).toHaveLength(1);
    await other.tellEmptied();
    expect(await world.tellAll()).toEqual([]);
  });

  it('is remembered by names that are read again only when other recordings are watched, or after ten minutes', async () => {
    await register(world, 'a', { alias: 'Algebra' });
    await world.watches.put(watchOf('a'));
    let [reads, now] = [0, 0];
    const recordings = {
      findAll: (sids: readonly string[]) => {
        reads += 1;
        return world.recordings.findAll(sids);
      },
    };
    const places = rememberPlaces({ ...world, recordings, now: () => now, log: createTestLog() });
    const readings = async () => {
      await places.refresh();
      return reads;
    };
    expect([await readings(), await readings()]).toEqual([1, 1]);
    await register(world, 'b', { alias: 'Botany' });
    await world.watches.put(watchOf('b'));
    expect([await readings(), await readings()]).toEqual([2, 2]);
    now += 600_000;
    expect(await readings()).toBe(3);
    await empty();
    await places.tellEmptied();
    const told = await world.outbox.take(HERE);
    expect(told?.deliveries).toMatchObject([
      { kind: 'emptied', total: 2, names: expect.arrayContaining(['Algebra', 'Botany']) },
    ]);
  });

  it('gets its schema again', async () => {
    await migrate(world.keyspace, createTestLog());
    const before = await world.redis.hget(world.keyspace.key('meta'), 'schema');
    await empty();
    await migrate(world.keyspace, createTestLog());
    expect(await world.redis.hget(world.keyspace.key('meta'), 'schema')).toBe(before);
  });
});
