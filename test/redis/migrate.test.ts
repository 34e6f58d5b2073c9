import { beforeEach, describe, expect, it } from 'vitest';
import { MIGRATIONS, type Migration, migrate } from '../../src/redis/connection/migrate.ts';
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

  it('takes longer than its lock lasts without letting a third process in beside the second', async () => {
    const lock = world.keyspace.key('migrating');
    const slow: Migration = { to: 1, run: async () => void (await world.redis.set(lock, 'of another')) };
    await migrate(world.keyspace, createTestLog(), [slow]);
    expect(await world.redis.get(lock)).toBe('of another');
  });

  it('is refused when a newer bot wrote it, and nothing is touched', async () => {
    await register(world, 'r');
    await world.redis.hset(world.keyspace.key('meta'), 'schema', 99);
    await expect(migrate(world.keyspace, createTestLog())).rejects.toMatchObject({ reason: 'newer_schema' });
    expect(await world.redis.hget(world.keyspace.key('meta'), 'schema')).toBe('99');
  });
});
