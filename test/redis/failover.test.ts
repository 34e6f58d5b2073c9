import { afterEach, expect, it } from 'vitest';
import { createAgora } from '../../src/agora/agora.ts';
import { poll } from '../../src/flows/polling/poll.ts';
import type { Claim } from '../../src/ports/polling.ts';
import { DEFAULT_POLICY } from '../../src/recording/policy.ts';
import { app, open, type Site } from '../agora/world.ts';
import { createTestLog, NEVER, openWorld, PROD, register, type World } from './world.ts';

let redis: World;
let agora: Site;
afterEach(() => agora.close());

/** Agora hangs up on everybody. */
async function openOutage(requestsPerSecond: number): Promise<void> {
  redis = openWorld({ apps: [{ ...PROD, requestsPerSecond }] });
  agora = await open((request) => void request.socket.resetAndDestroy());
}

async function claim(): Promise<Claim> {
  await register(redis, 'r');
  const [only] = await redis.claim();
  if (!only) throw new Error('nothing claimed');
  return only;
}

async function look(at: Claim): Promise<void> {
  const log = createTestLog();
  const asking = createAgora({
    apps: () => [app],
    hosts: [agora.url],
    area: 'global',
    timeoutMs: 5_000,
    log,
  });
  const world = { ...redis, agora: asking, policy: DEFAULT_POLICY, log, now: Date.now, random: () => 0 };
  await poll(at, NEVER, world);
}

/** The moment at which the next request of the credential may be sent, in turn. */
async function nextInTurn(): Promise<number> {
  const [key = ''] = await redis.redis.keys(redis.keyspace.key('rate', '*'));
  return Number(await redis.redis.hget(key, 'free'));
}

it('a further try of a look is a request like any other', async () => {
  await openOutage(10);
  const first = await claim();
  const before = await nextInTurn();
  await look(first);
  expect(agora.requests).toHaveLength(2);
  expect((await nextInTurn()) - before).toBeGreaterThan(1_000);
});

it('a look that would have to wait long for its next try ends with what it has', async () => {
  await openOutage(0.1);
  await look(await claim());
  expect(agora.requests).toHaveLength(1);
  expect(await redis.recordings.find('r')).toMatchObject({ blind: { cause: 'unavailable' } });
  expect(await redis.schedule.claimOne('r', PROD.name)).not.toBe('busy');
});

it('no further try of a look goes ahead of polling, as people do', async () => {
  await openOutage(2);
  const began = performance.now();
  await redis.budget.reserve('prod', 0);
  expect(await redis.budget.again('prod', 0)).toBe(true);
  expect(performance.now() - began).toBeGreaterThan(400);
});

it('nobody waits for a further try of what is stopped', async () => {
  await openOutage(2);
  await expect(redis.budget.again('prod', 60_000, AbortSignal.abort())).rejects.toThrow(/abort/i);
  expect(await redis.redis.keys(redis.keyspace.key('rate', '*'))).toEqual([]);
});
