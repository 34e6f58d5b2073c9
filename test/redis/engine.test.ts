import { Queue, Worker } from 'bullmq';
import { beforeEach, describe, expect, inject, it, onTestFinished, vi } from 'vitest';
import { startProxy } from '../../sandbox/redis/proxy.ts';
import type { Claim } from '../../src/ports/polling.ts';
import type { Log } from '../../src/ports/process.ts';
import { deliverJob } from '../../src/redis/bus/jobs.ts';
import { connectWorker } from '../../src/redis/connection/connect.ts';
import { createEngine, type EngineOptions } from '../../src/redis/engine.ts';
import { openKeyspace } from '../../src/redis/open-keyspace.ts';
import { createLeases } from '../../src/redis/polling/leases.ts';
import { eventually } from '../eventually.ts';
import { at } from './at.ts';
import { atWork } from './at-work.ts';
import {
  createTestLog,
  HERE,
  openWorld,
  PROD,
  register,
  share,
  type World,
  watch,
  watchOf,
} from './world.ts';

const NEWS = [{ kind: 'stopping', between: { after: 1, before: 2 } }] as const;

const FAST = { ...PROD, requestsPerSecond: 500 };

let world: World;
beforeEach(() => {
  world = openWorld({ apps: [FAST] });
});

const openWork = (between?: Promise<void>) =>
  atWork(world, { againMs: 200, news: NEWS, ...(between ? { between } : {}) });

function start(options: Partial<EngineOptions> = {}) {
  const log = createTestLog();
  const engine = createEngine({
    keyspace: world.keyspace,
    apps: world.apps,
    log,
    leases: world.leases,
    historyMs: 60_000,
    ...openWork(),
    ...options,
  });
  onTestFinished(async () => void (await engine.stop(2_000)));
  return { engine, log };
}

/** The keys of the bot by a connection that can be broken. */
async function behindProxy(log: Log, silenceMs?: number) {
  const proxy = await startProxy(inject('redisUrl'));
  onTestFinished(() => proxy.close());
  const redis = connectWorker(at(proxy.url), log, silenceMs);
  onTestFinished(() => redis.disconnect());
  return { proxy, keyspace: openKeyspace(redis, world.prefix) };
}

/** A gate at which looks wait until they are let through. */
function closedGate(): { readonly gate: Promise<void>; readonly finish: () => void } {
  let finish = () => {};
  const gate = new Promise<void>((resolve) => {
    finish = resolve;
  });
  return { gate, finish };
}

/** Looks that note that they have begun, and wait at a gate. */
function gatedWork() {
  const { gate, finish } = closedGate();
  const begun: string[] = [];
  const poll = async (claim: Claim) => {
    begun.push(claim.sid);
    await gate;
    await world.schedule.release(claim, Date.now() + 60_000);
  };
  return { begun, poll, finish };
}

const leased = () => world.redis.zcard(world.keyspace.key('lease', 'prod'));

describe('the engine', () => {
  it('looks at what is due again and again, and tells every piece of news once and in order', async () => {
    const { polled, told, ...work } = openWork();
    for (const sid of ['a', 'b', 'c']) await register(world, sid);
    await watch(world, 'a');
    start(work);
    await eventually(() => expect(polled.filter((sid) => sid === 'a').length).toBeGreaterThan(3));
    await eventually(() => expect(told.length).toBeGreaterThan(2));
    expect(new Set(polled)).toEqual(new Set(['a', 'b', 'c']));
    expect(told).toEqual(told.map((_, index) => `a.${index + 1}`));
  });

  it('shares the work with other processes without looking at anything twice at a time', async () => {
    const under = new Set<string>();
    const seen: string[] = [];
    const poll = async (claim: Claim) => {
      if (under.has(claim.sid)) throw new Error('looked at twice at a time');
      under.add(claim.sid);
      await new Promise((resolve) => setTimeout(resolve, 5));
      under.delete(claim.sid);
      seen.push(claim.sid);
      await world.schedule.release(claim, Date.now());
    };
    for (let n = 0; n < 10; n++) await register(world, `r${n}`);
    const logs = [1, 2, 3].map(() => start({ poll }).log);
    await vi.waitFor(() => expect(seen.length).toBeGreaterThan(60), { timeout: 5_000 });
    expect(logs.flatMap((log) => log.outcomes())).toEqual([]);
  });

  it('loses nothing when a look fails: the recording comes back', async () => {
    let failures = 0;
    const { polled, poll, deliver } = openWork();
    await register(world, 'a');
    const { log } = start({
      leases: createLeases(world.keyspace, createTestLog(), { leaseMs: 400 }),
      deliver,
      poll: async (claim, signal) => {
        failures += 1;
        if (failures === 1) throw new Error('out of memory');
        await poll(claim, signal);
      },
    });
    await eventually(() => expect(polled).toContain('a'));
    expect(log.lines).toContainEqual({
      outcome: 'pollFailed',
      facts: { sid: 'a', app: 'prod', error: new Error('out of memory') },
    });
  });

  it('tells by its pulse that it plans, and whether its looks come to an end', async () => {
    let hangs = true;
    const { poll, ...work } = openWork();
    const { engine } = start({ ...work, poll: (...look) => (hangs ? new Promise(() => {}) : poll(...look)) });
    await register(world, 'a');
    await eventually(() => {
      const { plannedMs, lookedMs } = engine.pulse();
      expect(lookedMs).toBeGreaterThan(600);
      expect(plannedMs).toBeLessThan(400);
    });
    hangs = false;
    await register(world, 'b');
    await eventually(() => {
      const { upMs, lookedMs } = engine.pulse();
      expect(lookedMs).toBeLessThan(upMs - 500);
    });
    await engine.stop(100);
  });

  it('shows by its pulse that its connection has gone dead, before that is noticed', async () => {
    const { proxy, keyspace } = await behindProxy(createTestLog());
    const { engine } = start({ keyspace });
    await eventually(() => {
      const { plannedMs, upMs } = engine.pulse();
      expect(plannedMs).toBeLessThan(upMs - 20);
    });
    proxy.be('half-open');
    await eventually(() => expect(engine.pulse().plannedMs).toBeGreaterThan(600));
    await engine.stop(100);
  });

  it('aborts a look that takes longer than any look can', async () => {
    await register(world, 'a');
    const aborted = vi.fn<() => void>();
    start({
      leases: createLeases(world.keyspace, createTestLog(), { leaseMs: 400, mostMs: 600 }),
      poll: async (_claim, signal) => {
        await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
        aborted();
      },
    });
    await eventually(() => expect(aborted).toHaveBeenCalled());
  });

  it('tries a delivery again that failed, and tells it before what came after it', async () => {
    const { told, poll, deliver } = openWork();
    await register(world, 'a', { lookIn: 60_000 });
    let failures = 0;
    await world.outbox.put(HERE, share('first', 'a'));
    await world.outbox.put(HERE, share('second', 'a'));
    const { log } = start({
      poll,
      deliver: async (place) => {
        failures += 1;
        if (failures > 1) return deliver(place);
        const batch = await world.outbox.take(place);
        if (batch) await world.outbox.postpone(batch, 30, 'not_sent');
        throw new Error('Slack said no');
      },
    });
    await eventually(() => expect(told).toEqual(['first', 'second']));
    expect(log.lines).toContainEqual({
      outcome: 'deliverFailed',
      facts: { ...HERE, error: new Error('Slack said no') },
    });
  });

  it('tells a place whose worker died after it had taken the job and before it took the place', async () => {
    const { told, ...work } = openWork();
    await world.outbox.put(HERE, share('first', 'a'));
    const [lane] = (await world.planner.round()).lanes;
    const { name, data, opts } = deliverJob(lane ?? { place: HERE, since: '', missed: 0 });
    const bus = { connection: world.redis, prefix: world.keyspace.tag };
    const [queue, dead] = [
      new Queue('deliver', bus),
      new Worker('deliver', null, { ...bus, autorun: false }),
    ];
    onTestFinished(async () => void (await Promise.all([queue.close(), dead.close()])));
    await queue.add(name, data, opts);
    expect((await dead.getNextJob('of the dead'))?.id).toBe(opts.jobId);
    start(work);
    await eventually(() => expect(told).toEqual(['first']));
  });

  it('lets a worker that was too slow go, without calling it a failure', async () => {
    await world.outbox.put(HERE, share('first', 'a'));
    const { log } = start({
      deliver: async (place) => {
        const batch = await world.outbox.take(place);
        if (!batch) return;
        await world.outbox.settle(batch, 0);
        await world.outbox.settle(batch, 0);
      },
    });
    await eventually(() => expect(log.outcomes()).toEqual(['laneTakenOver']));
  });

  it('keeps nothing of jobs that are over', async () => {
    const { polled, ...work } = openWork();
    await register(world, 'a');
    const { engine } = start(work);
    await eventually(() => expect(polled.length).toBeGreaterThan(1));
    await engine.stop();
    const jobs = await world.redis.keys(`${world.keyspace.tag}:poll:poll-*`);
    expect(jobs).toEqual([]);
  });

  it('leaves what is due to others where it has enough in hand, and goes on telling', async () => {
    for (let n = 0; n < 30; n++) await register(world, `r${n}`);
    const { begun, poll, finish } = gatedWork();
    const told: string[] = [];
    start({ mostInHand: 5, poll, deliver: async ({ channel }) => void told.push(channel) });
    await eventually(() => expect(begun.length).toBeGreaterThanOrEqual(5));
    await world.watches.put(watchOf('r0'));
    await eventually(() => expect(told).toContain(HERE.channel));
    expect(begun.length).toBeLessThan(30);
    expect(await leased()).toBe(begun.length);
    finish();
    await eventually(() => expect(begun).toHaveLength(30));
  });
});

describe('stopping the engine', () => {
  it('leaves nothing claimed, so that whoever comes next need not wait for a lease to run out', async () => {
    for (let n = 0; n < 30; n++) await register(world, `r${n}`);
    const { poll, deliver } = openWork();
    const { gate, finish } = closedGate();
    // One look at a time: the other claims wait in the queue.
    const { engine } = start({
      pollConcurrency: 1,
      deliver,
      poll: async (...look) => {
        await gate;
        await poll(...look);
      },
    });
    await eventually(async () => expect(await leased()).toBeGreaterThan(5));
    const stopping = engine.stop();
    finish();
    expect(await stopping).toBe('finished');
    expect(await leased()).toBe(0);
    expect(await world.vitals.scheduled('prod')).toBe(30);
  });

  it('gives back what nobody has begun at once, however long the looks in hand take', async () => {
    for (let n = 0; n < 60; n++) await register(world, `r${n}`);
    const { begun, poll, finish } = gatedWork();
    const { engine } = start({ pollConcurrency: 1, poll });
    await eventually(async () => {
      expect(begun.length).toBeGreaterThan(0);
      expect(await leased()).toBeGreaterThan(begun.length);
    });
    const stopping = engine.stop();
    await eventually(async () => expect(await leased()).toBe(begun.length));
    finish();
    expect(await stopping).toBe('finished');
  });

  it('waits for the look in hand and begins no other', async () => {
    const { gate, finish } = closedGate();
    const { polled, begun, poll, deliver } = openWork(gate);
    for (const sid of ['a', 'b']) await register(world, sid);
    const { engine } = start({ deliver, poll });
    await eventually(() => expect(begun).toHaveLength(2));
    const stopping = engine.stop();
    finish();
    expect(await stopping).toBe('finished');
    expect(polled.toSorted()).toEqual(['a', 'b']);
    expect(begun).toHaveLength(2);
    expect(await engine.stop()).toBe('finished');
  });

  it('gives back what it has only claimed ahead, and does not wait until that is due', async () => {
    await register(world, 'a');
    const { begun, poll, deliver } = openWork();
    let claimed = false;
    const { engine, log } = start({
      deliver,
      poll: async ({ slot, ...claim }, signal) => {
        claimed = true;
        await poll({ ...claim, due: Date.now() + 3_600_000 }, signal);
      },
    });
    await eventually(() => expect(claimed).toBe(true));
    expect(await engine.stop()).toBe('finished');
    expect(log.outcomes()).not.toContain('stopAborts');
    expect([begun, await leased(), await world.vitals.scheduled('prod')]).toEqual([[], 0, 1]);
  });

  it('aborts what does not end in time', async () => {
    await register(world, 'a');
    let aborted = false;
    let begun = false;
    const { engine, log } = start({
      poll: async (_claim, signal) => {
        begun = true;
        await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
        aborted = true;
      },
    });
    await eventually(() => expect(begun).toBe(true));
    expect(await engine.stop(100)).toBe('finished');
    expect(aborted).toBe(true);
    expect(log.outcomes()).toContain('stopAborts');
  });
});

describe('an engine whose Redis goes away', () => {
  async function startBehindProxy(silenceMs?: number) {
    const log = createTestLog();
    const { proxy, keyspace } = await behindProxy(log, silenceMs);
    const { polled, told, ...work } = openWork();
    const { engine } = start({ ...work, keyspace, log });
    return { proxy, log, polled, told, engine };
  }

  it('goes on where it was when Redis is back, having said so once each way', async () => {
    await register(world, 'a');
    await watch(world, 'a');
    const { proxy, log, polled, told } = await startBehindProxy();
    await eventually(() => expect(told.length).toBeGreaterThan(1));
    proxy.be('refuse');
    await eventually(() => expect(log.outcomes()).toContain('redisLost'));
    proxy.be('pass');
    await vi.waitFor(() => expect(log.outcomes()).toContain('redisBack'), { timeout: 5_000 });
    const before = polled.length;
    await vi.waitFor(() => expect(polled.length).toBeGreaterThan(before + 2), { timeout: 10_000 });
    await vi.waitFor(() => expect(told.length).toBeGreaterThan(before), { timeout: 10_000 });
    expect(told).toEqual(told.map((_, index) => `a.${index + 1}`));
    expect(log.outcomes().filter((outcome) => outcome === 'redisLost')).toHaveLength(1);
  });

  it('recovers by itself when its connections are half-open, on which no error ever comes', async () => {
    await register(world, 'a');
    const { proxy, polled } = await startBehindProxy(1_500);
    await eventually(() => expect(polled.length).toBeGreaterThan(1));
    proxy.be('half-open');
    const before = polled.length;
    await vi.waitFor(() => expect(polled.length).toBeGreaterThan(before + 3), { timeout: 15_000 });
  });

  it.for(['refuse', 'hang'] as const)('stops all the same while connections %s', async (mood) => {
    await register(world, 'a');
    const { proxy, polled, engine } = await startBehindProxy();
    await eventually(() => expect(polled.length).toBeGreaterThan(0));
    proxy.be(mood);
    expect(await engine.stop(300)).toMatch(/^(finished|forced)$/);
  });

  it('needs none of its own memory: another takes over all that it knew', async () => {
    await register(world, 'a');
    await watch(world, 'a');
    const { polled, ...work } = openWork();
    const { engine } = start(work);
    await eventually(() => expect(polled.length).toBeGreaterThan(1));
    await engine.stop();
    const other = openWorld({ apps: [FAST], prefix: world.prefix });
    const { polled: polledThere, ...workThere } = atWork(other);
    start({ ...workThere, keyspace: other.keyspace, leases: other.leases });
    await eventually(() => expect(polledThere.length).toBeGreaterThan(0));
    expect(await world.recordings.find('a')).toMatchObject({ phase: 'recording' });
  });
});
