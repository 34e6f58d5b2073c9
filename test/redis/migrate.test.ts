import type { Redis } from 'ioredis';
import { beforeEach, describe, expect, it } from 'vitest';
import { MIGRATIONS, type Migration, migrate } from '../../src/redis/connection/migrate.ts';
import { eventually } from '../eventually.ts';
import { createTestLog, openWorld, register, type World } from './world.ts';

let world: World;
beforeEach(() => {
  world = openWorld();
});

describe('the schema of the data', () => {
  it('is written down once, by one of many processes that start together', async () => {
    const log = createTestLog();
    await Promise.all(Array.from({ length: 5 }, () => migrate(world.keyspace, log)));
    expect(log.outcomes()).toEqual(MIGRATIONS.map(() => 'migrated'));
    expect(await world.redis.hget(world.keyspace.key('meta'), 'schema')).toBe(String(MIGRATIONS.length));
  });

  it('is brought up step by step, each step once', async () => {
    const ran: number[] = [];
    const steps = [1, 2, 3].map((to): Migration => ({ to, run: async () => void ran.push(to) }));
    await migrate(world.keyspace, createTestLog(), steps.slice(0, 1));
    await migrate(world.keyspace, createTestLog(), steps);
    await migrate(world.keyspace, createTestLog(), steps);
    expect(ran).toEqual([1, 2, 3]);
  });

  it('stays where it was when a step fails, and the next start tries again', async () => {
    let broken = true;
    const step: Migration = {
      to: 1,
      run: async () => {
        if (broken) throw new Error('no space');
      },
    };
    await expect(migrate(world.keyspace, createTestLog(), [step])).rejects.toThrow('no space');
    broken = false;
    await migrate(world.keyspace, createTestLog(), [step]);
    expect(await world.redis.hget(world.keyspace.key('meta'), 'schema')).toBe('1');
  });

  it('is brought up by one process, also where a step takes longer than the lock lasts', async () => {
    let ran = 0;
    const slow: Migration = {
      to: 1,
      run: async () => {
        ran += 1;
        let [renewals, left] = [0, 0];
        // Four renewals are more than the lock lasts.
        await eventually(async () => {
          const before = left;
          left = await world.redis.pttl(world.keyspace.key('migrating'));
          if (left > before) renewals += 1;
          expect(renewals > 4 || ran > 1).toBe(true);
        });
      },
    };
    await Promise.all([1, 2].map(() => migrate(world.keyspace, createTestLog(), [slow], 900)));
    expect(ran).toBe(1);
  });

  it('is left to the process that took the lock over from one that stood still', async () => {
    const [lock, log] = [world.keyspace.key('migrating'), createTestLog()];
    const slow: Migration = { to: 1, run: async () => void (await world.redis.set(lock, 'of another')) };
    const migrating = migrate(world.keyspace, log, [slow]);
    await eventually(async () => expect(await world.redis.get(lock)).toBe('of another'));
    await world.redis.hset(world.keyspace.key('meta'), 'schema', 1);
    await migrating;
    expect(log.outcomes()).toEqual([]);
    expect(await world.redis.get(lock)).toBe('of another');
  });

  it('is read again once the lock is there, as another process may have been quicker', async () => {
    const ran: number[] = [];
    const steps = [1, 2].map((to): Migration => ({ to, run: async () => void ran.push(to) }));
    const redis: Redis = Object.assign(Object.create(world.redis), {
      async set(...args: Parameters<Redis['set']>) {
        await migrate(world.keyspace, createTestLog(), steps);
        return world.redis.set(...args);
      },
    });
    await migrate({ ...world.keyspace, redis }, createTestLog(), steps);
    expect(ran).toEqual([1, 2]);
  });

  it('is refused when a newer bot wrote it, and nothing is touched', async () => {
    await register(world, 'r');
    await world.redis.hset(world.keyspace.key('meta'), 'schema', 99);
    await expect(migrate(world.keyspace, createTestLog())).rejects.toMatchObject({ reason: 'newer_schema' });
    expect(await world.redis.hget(world.keyspace.key('meta'), 'schema')).toBe('99');
  });
});
