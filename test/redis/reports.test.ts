import { beforeEach, describe, expect, it } from 'vitest';
import type { Known } from '../../src/recording/known.ts';
import { startBeating } from '../../src/redis/hearing/inlet.ts';
import { claimOne, createTestLog, live, look, openWorld, PROD, register, type World } from './world.ts';

let world: World;
beforeEach(() => {
  world = openWorld({ apps: [PROD, { ...PROD, name: 'promising', reportsStop: true }] });
});

async function ends(sid: string, more: Partial<Known>): Promise<void> {
  const first = await register(world, sid);
  const running = { ...live(first), seenAt: Date.now() };
  const over = { ...running, phase: 'ended', how: 'unseen', final: true, ...more } as const;
  await look(world, first, { next: over });
}

const reported = (sid: string) => ends(sid, { how: 'asked', recording: stopped(sid) });
const stopped = (sid: string): Known['recording'] => ({
  ...{ sid, app: PROD.name, resourceId: 'r', mode: 'mix', registeredAt: 1, expiresAt: 2 },
  stopRequestedAt: Date.now(),
});

describe('what the ends of an app teach', () => {
  it('is written with the look that ends a recording, of the last fifty', async () => {
    for (let n = 0; n < 5; n++) await ends(`unseen-${n}`, {});
    const taught = async () => (await world.reports.of(PROD.name)).ends;
    expect(await taught()).toEqual({ of: 5, reported: 0, explained: 0, unexplained: 5 });
    for (let n = 0; n < 46; n++) await reported(`reported-${n}`);
    await ends('seen', { how: 'exited' });
    expect(await taught()).toEqual({ of: 50, reported: 46, explained: 1, unexplained: 3 });
    expect((await world.reports.of('promising')).ends.of).toBe(0);
  });

  it('is not what a look teaches that was fenced, or that ends nothing', async () => {
    const first = await register(world, 'a');
    const claim = await claimOne(world, 'a');
    await world.schedule.release(claim, Date.now() + 60_000);
    const over = { ...live(first), phase: 'ended', how: 'unseen' } as const;
    await look(world, first, { claim, next: over });
    await look(world, first);
    expect((await world.reports.of(PROD.name)).ends.of).toBe(0);
  });
});

describe('a promise to report every end', () => {
  it('is given in the configuration, and kept once a stop was reported', async () => {
    expect(await world.reports.of('promising')).toMatchObject({ promised: true, kept: false });
    expect(await world.reports.of(PROD.name)).toMatchObject({ promised: false, kept: false });
    await register(world, 'a', { app: 'promising' });
    await world.recordings.said('a', { endsAt: 1, reportsStop: true });
    expect(await world.reports.of('promising')).toMatchObject({ kept: false });
    await world.recordings.said('a', { stopRequestedAt: 1 });
    expect(await world.reports.of('promising')).toMatchObject({ promised: true, kept: true });
    expect(await world.reports.of(PROD.name)).toMatchObject({ kept: false });
  });
});

describe('times in which no report could have been taken', () => {
  const deaf = async () => (await world.reports.of(PROD.name)).deaf;
  const beat = () => startBeating(world.keyspace, createTestLog());
  const inlet = () => world.keyspace.key('inlet');
  const MINUTE = 60_000;

  /** A sign of life of a process, which is taken for dead 200 ms later. */
  const sign = (process: string) => world.keyspace.run('hearing/beat', process, 1, 200);

  /** The last process that took reports was up at this moment, and died. */
  const diedAt = (at: number) => world.redis.hset(inlet(), 'beat', at);

  it('are all times where no process has ever taken one', async () => {
    const [all] = await deaf();
    expect(all?.from).toBeLessThan(Date.now() - 24 * 60 * MINUTE);
    expect(all?.to).toBeGreaterThan(Date.now() - MINUTE);
  });

  it('begin with the last sign of life, and end when a process is up again', async () => {
    const at = Date.now() - 5 * MINUTE;
    await diedAt(at);
    expect(await deaf()).toEqual([{ from: at, to: expect.any(Number) }]);
    const up = beat();
    await expect.poll(async () => (await world.redis.hget(inlet(), 'deaf')) !== null).toBe(true);
    const [gap, ...others] = await deaf();
    expect(others).toEqual([]);
    expect(gap?.from).toBe(at);
    expect(gap?.to).toBeGreaterThan(at + 4 * MINUTE);
    await up.stop();
  });

  it('begin at once where the only process closes, however soon another is up', async () => {
    const first = beat();
    await expect.poll(deaf).toEqual([]);
    await first.stop();
    const closedAt = Number(await world.redis.hget(inlet(), 'beat'));
    expect(await deaf()).toHaveLength(1);
    await expect.poll(() => Date.now()).toBeGreaterThan(closedAt);
    const second = beat();
    await expect.poll(() => world.redis.hget(inlet(), 'deaf')).not.toBeNull();
    expect(await deaf()).toHaveLength(1);
    await second.stop();
  });

  it('are none where one process takes over from another that is still up', async () => {
    const first = beat();
    await expect.poll(deaf).toEqual([]);
    const second = beat();
    await expect.poll(() => world.redis.zcard(world.keyspace.key('inlets'))).toBe(2);
    await first.stop();
    expect(await deaf()).toEqual([]);
    await second.stop();
  });

  it('are those of a crash too, however soon another process is up', async () => {
    const lastSign = async (process: string) =>
      Number(await world.redis.zscore(world.keyspace.key('inlets'), process));
    await sign('crashes');
    const crashedAt = await lastSign('crashes');
    await expect.poll(() => Date.now()).toBeGreaterThan(crashedAt);
    await sign('next');
    const upAt = await lastSign('next');
    const noted = async () => {
      await sign('next');
      return world.redis.hget(inlet(), 'deaf');
    };
    await expect.poll(noted, { timeout: 5_000 }).toBe(JSON.stringify([[crashedAt, upAt]]));
  });

  it('are none where one crashes beside another', async () => {
    await sign('stays');
    await sign('crashes');
    const left = async () => {
      await sign('stays');
      return world.redis.zrange(world.keyspace.key('inlets'), '0', '-1');
    };
    await expect.poll(left).toEqual(['stays']);
    expect(await world.redis.hkeys(inlet())).toEqual(expect.not.arrayContaining(['deaf', 'from:crashes']));
  });

  it('are forgotten after a day, and the oldest of too many become one', async () => {
    const now = Date.now();
    const noted = async (): Promise<unknown> => JSON.parse((await world.redis.hget(inlet(), 'deaf')) ?? '[]');
    const ago = (from: number, to: number) => [now - from * MINUTE, now - to * MINUTE];
    const kept = Array.from({ length: 50 }, (_, n) => ago(1_020 - 20 * n, 1_010 - 20 * n));
    const old = [ago(1_600, 1_510), ...kept];
    await world.redis.hset(inlet(), { beat: now - MINUTE, deaf: JSON.stringify(old) });
    await world.keyspace.run('hearing/beat', 'a', 0, 6_000);
    expect(await noted()).toEqual([ago(1_020, 990), ...kept.slice(2), [now - MINUTE, expect.any(Number)]]);
  });
});
