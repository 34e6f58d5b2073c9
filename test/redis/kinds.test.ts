import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, type OnTestFinishedHandler, vi } from 'vitest';
import { type Authority, makeAuthority } from '../../sandbox/authority.ts';
import {
  type RedisOfAKind,
  SENTINEL_PASSWORD,
  startCluster,
  startSingle,
  startTrio,
} from '../../sandbox/redis/kinds.ts';
import { serverOnPath } from '../../sandbox/redis/own-server.ts';
import { awaitRedis } from '../../src/redis/connection/admission.ts';
import { connectInteractive, connectWorker } from '../../src/redis/connection/connect.ts';
import type { RedisSettings } from '../../src/redis/connection/reach/options.ts';
import { createEngine } from '../../src/redis/engine.ts';
import { openKeyspace } from '../../src/redis/open-keyspace.ts';
import { createLeases } from '../../src/redis/polling/leases.ts';
import { openStores } from '../../src/redis/stores.ts';
import { atWork } from './at-work.ts';
import { LEAST_RIGHTS } from './restricted.ts';
import { createTestLog, HERE, PROD, register } from './world.ts';

const binary = serverOnPath() ?? '';
const PREFIX = 'recbot';
const FAST = { ...PROD, requestsPerSecond: 200 };
/** Limit of a wait that takes a second or two, and on a busy machine longer. */
const SOON = { timeout: 60_000, interval: 20 };
/** Longest start of a set of servers on a very busy machine, in milliseconds. */
const START_MS = 60_000;

const folder = mkdtempSync(join(tmpdir(), 'authority-'));
let authority: Authority;
beforeAll(() => {
  if (binary) authority = makeAuthority(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const KINDS = {
  'one server by TLS': (sealed: Authority) =>
    startSingle({ binary, rights: LEAST_RIGHTS, authority: sealed }),
  Sentinel: () => startTrio({ binary, rights: LEAST_RIGHTS }),
  'Sentinel by TLS': (sealed: Authority) => startTrio({ binary, rights: LEAST_RIGHTS, authority: sealed }),
  Cluster: () => startCluster({ binary, rights: LEAST_RIGHTS, prefix: PREFIX }),
  'Cluster by TLS': (sealed: Authority) =>
    startCluster({ binary, rights: LEAST_RIGHTS, prefix: PREFIX, authority: sealed }),
} as const;

/** One set of servers for all tests of a kind, with the least rights. Kinds mostly wait, so they run side by side. */
function on(kind: keyof typeof KINDS, tests: (given: () => Given) => void): void {
  describe.skipIf(binary === '').concurrent(kind, () => {
    let given: Given | undefined;
    beforeAll(async () => {
      const redis = await KINDS[kind](authority);
      const ca = kind.endsWith('by TLS') ? { ca: readFileSync(authority.caFile, 'utf8') } : {};
      const settings = { url: redis.url, prefix: PREFIX, sentinel: { password: SENTINEL_PASSWORD }, ...ca };
      given = { redis, settings };
      return () => redis.stop();
    }, START_MS);
    tests(() => {
      if (!given) throw new Error('not started');
      return given;
    });
  });
}

interface Given {
  readonly redis: RedisOfAKind;
  readonly settings: RedisSettings;
}

/** Takes what is to be ended with the test; of its context, as tests of several kinds run at once. */
type AtEnd = (end: OnTestFinishedHandler) => void;

/** A worker that looks at one recording over and over, and tells what there is to tell. */
async function startWorker(settings: RedisSettings, atEnd: AtEnd) {
  const log = createTestLog();
  const redis = connectWorker(settings, log);
  atEnd(() => redis.disconnect());
  const keyspace = openKeyspace(redis, PREFIX);
  const leases = createLeases(keyspace, log);
  const stores = openStores(keyspace, [FAST], Date.now, leases);
  await register(stores, 'a');
  const { begun, polled, told, ...work } = atWork(stores);
  const engine = createEngine({ keyspace, apps: [FAST], log, leases, historyMs: 60_000, ...work });
  atEnd(async () => void (await engine.stop()));
  const tell = (id: string) => stores.outbox.put(HERE, { id, kind: 'share', sid: 'a', at: 1, by: 'U1' });
  return { engine, polled, told, tell, log };
}

function acceptsAndWorks(given: () => Given): void {
  it.sequential('accepts a start, and the engine looks and tells', async ({ onTestFinished }) => {
    const { settings } = given();
    await awaitRedis(settings, 20_000, createTestLog());
    const { engine, polled, told, tell, log } = await startWorker(settings, onTestFinished);
    await tell('shared');
    await vi.waitFor(() => expect(polled.length).toBeGreaterThan(3), SOON);
    await vi.waitFor(() => expect(told).toEqual(['shared']), SOON);
    // On a busy machine the servers may take each other for dead, which is logged and no matter of rights.
    expect(JSON.stringify(log.lines)).not.toContain('NOPERM');
    expect(await engine.stop()).toBe('finished');
  });
}

function survivesItsMaster(given: () => Given): void {
  const claim = 'delays looks and messages when its master dies, and loses none that a replica has';
  it.sequential(claim, async ({ onTestFinished }) => {
    const { redis, settings } = given();
    const { polled, told, tell, log } = await startWorker(settings, onTestFinished);
    const people = connectInteractive(settings, log);
    onTestFinished(() => people.disconnect());
    await tell('before');
    await vi.waitFor(() => expect(told).toEqual(['before']), SOON);
    const old = await redis.master();
    await redis.admin(old).wait(1, 10_000);
    await redis.killMaster();
    const during = tell('during');
    await vi.waitFor(async () => expect(await redis.master()).not.toBe(old), SOON);
    const looks = polled.length;
    await during;
    await vi.waitFor(() => expect(told).toEqual(['before', 'during']), SOON);
    await vi.waitFor(() => expect(polled.length).toBeGreaterThan(looks + 3), SOON);
    await vi.waitFor(async () => expect(await people.ping()).toBe('PONG'), SOON);
    expect(log.outcomes()).toContain('redisBack');
  });
}

on('one server by TLS', (given) => {
  acceptsAndWorks(given);

  it.sequential('is refused where nobody vouches for its certificate', async () => {
    const { ca: _, ...unknown } = given().settings;
    await expect(awaitRedis(unknown, 1_000, createTestLog())).rejects.toThrow(
      /self-signed certificate|unable to/,
    );
  });
});

on('Sentinel', (given) => {
  acceptsAndWorks(given);

  it.sequential('is refused where it knows no such master, or wants another password', async () => {
    const { settings } = given();
    const refused = (more: Partial<RedisSettings>) =>
      expect(awaitRedis({ ...settings, ...more }, 20_000, createTestLog())).rejects;
    await refused({ url: settings.url.replace(/main$/, 'other') }).toThrow(/knows no master/);
    await refused({ sentinel: {} }).toThrow(/does not accept REDIS_SENTINEL_USERNAME/);
    await refused({ url: settings.url.replace('pw-of-the-bot', 'guessed') }).toThrow(
      /does not accept the user and password of REDIS_URL/,
    );
  });

  survivesItsMaster(given);
});

on('Sentinel by TLS', acceptsAndWorks);

on('Cluster', (given) => {
  acceptsAndWorks(given);

  it.sequential('is found by one node that is named alone, and those that are gone do no harm', async () => {
    const { redis, settings } = given();
    const owner = await redis.master();
    const other = redis.ports.find((port) => port !== owner);
    const url = `redis+cluster://bot:pw-of-the-bot@127.0.0.1:1,127.0.0.1:${other}`;
    await awaitRedis({ ...settings, url }, 20_000, createTestLog());
  });
});

on('Cluster by TLS', (given) => {
  acceptsAndWorks(given);
  survivesItsMaster(given);
});
