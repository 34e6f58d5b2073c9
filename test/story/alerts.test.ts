import { Redis } from 'ioredis';
import { expect, inject, test, vi } from 'vitest';
import { freePort } from '../../sandbox/free-port.ts';
import { serverOnPath, startOwnServer } from '../../sandbox/redis/own-server.ts';
import { startProxy } from '../../sandbox/redis/proxy.ts';
import { programOf } from '../ops/on-path.ts';
import { temporaryFolder } from '../temporary.ts';
import { CALLBACK_SECRET, callbacks } from './looks.ts';
import { recordScrapes, type Scrapes } from './scrapes.ts';
import { createWorld, SOON, type World } from './world.ts';

/**
 * A failure made by hand fires its alert and no other, nor any once it has ended. Ages and loads are real here, so
 * NothingPlanned, LooksLate, NewsWaits and BudgetShort cannot fire: `ops/prometheus/alerts.test.yml` holds these.
 */

const promtool = programOf('promtool') ?? '';
const server = serverOnPath() ?? '';
/** They mostly wait, so they run side by side. */
const story = test.skipIf(promtool === '' || server === '').concurrent;

/** Scrapes that the rules see as a minute and a half, as five, and as the quarter of an hour that some look back. */
const BEFORE = 6;
const DURING = 20;
const AFTER = 64;

/** Milliseconds between two scrapes after the end, where only what was counted before matters. */
const QUICK_MS = 50;

interface Setting {
  /** `OPS_PORT` of processes other than the first. */
  readonly opsPorts?: readonly string[];
  /** A recording is watched in each. */
  readonly channels?: readonly string[];
  /** Further variables of the first process. */
  readonly env?: Readonly<Record<string, string>>;
}

interface Scene {
  readonly world: World;
  /** Recordings that are watched, each in a channel of its own. */
  readonly sids: readonly string[];
  readonly scrapes: Scrapes;
}

/** A bot at work in these channels, and what `/metrics` of its processes say from then on. */
async function begin(
  world: World,
  { opsPorts = [], channels = ['recordings'], env = {} }: Setting = {},
): Promise<Scene> {
  await world.bot(env);
  const sids: string[] = [];
  for (const channel of channels) sids.push((await world.watched(channel)).sid);
  const scrapes = recordScrapes(promtool, [world.env.OPS_PORT ?? '', ...opsPorts]);
  await scrapes.go(BEFORE);
  return { world, sids, scrapes };
}

/** Goes on until the failure has fired its alerts, ends it, and goes on for as long as any rule looks back. */
async function fires(scrapes: Scrapes, alerts: readonly string[], end: () => unknown): Promise<void> {
  await scrapes.go(DURING);
  await scrapes.fired(alerts);
  await end();
  await scrapes.go(AFTER, QUICK_MS);
  await scrapes.fired(alerts);
}

story.for([
  ['Agora answers 401', 'AgoraRefusesCredential', 'credentials401'],
  ['Agora does not accept the App ID', 'AppIdRejected', 'invalidAppId400'],
] as const)('%s', async ([, alert, fault], { onTestFinished }) => {
  const { world, scrapes } = await begin(await createWorld({ atEnd: onTestFinished }));
  world.agora.fault(fault);
  await fires(scrapes, [alert], () => world.agora.fault(undefined));
});

story('nothing fails', async ({ onTestFinished }) => {
  const { world, sids, scrapes } = await begin(await createWorld({ atEnd: onTestFinished }));
  for (const sid of sids) world.agora.act(sid, 'exit');
  await fires(scrapes, [], () => undefined);
});

story('the bot is removed from a channel', async ({ onTestFinished }) => {
  const { world, scrapes } = await begin(await createWorld({ atEnd: onTestFinished }));
  world.slack.kick('recordings');
  await fires(scrapes, ['PlacePaused'], () => undefined);
});

story('Slack answers 503', async ({ onTestFinished }) => {
  // Each place waits longer after each attempt, so one alone makes few calls.
  const names = ['recordings', 'algebra', 'office'];
  const channels = names.map((name) => ({ name }));
  const { world, sids, scrapes } = await begin(await createWorld({ atEnd: onTestFinished, channels }), {
    channels: names,
  });
  world.slack.setFault({ kind: 'down' });
  for (const sid of sids) world.agora.act(sid, 'exit');
  await fires(scrapes, ['SlackAway'], () => world.slack.clearFaults());
});

story('one of two processes is killed', async ({ onTestFinished }) => {
  const world = await createWorld({ atEnd: onTestFinished });
  const other = { OPS_PORT: `${await freePort()}`, ROLE: 'worker' };
  const killed = await world.bot(other);
  const { scrapes } = await begin(world, { opsPorts: [other.OPS_PORT] });
  killed.child.kill('SIGKILL');
  await killed.exit;
  await fires(scrapes, ['ProcessDown'], () => world.bot(other));
});

story('Redis is away when Agora calls', async ({ onTestFinished }) => {
  const redis = await startProxy(inject('redisUrl'));
  onTestFinished(() => redis.close());
  const env = { AGORA_CALLBACK_SECRET: CALLBACK_SECRET };
  const scene = await begin(await createWorld({ redisUrl: redis.url, atEnd: onTestFinished }), { env });
  const ready = `http://127.0.0.1:${scene.world.env.OPS_PORT}/readyz`;
  redis.be('refuse');
  const calls = callbacks(scene.world);
  for (const sid of scene.sids) calls.say(sid, 'reloaded');
  await vi.waitFor(() => expect(calls.statuses()).toContain(503), SOON);
  await fires(scene.scrapes, ['RedisAway'], () => {
    redis.be('pass');
    return vi.waitFor(async () => expect((await fetch(ready)).status).toBe(200), SOON);
  });
});

story('Redis is full', async ({ onTestFinished }) => {
  const folder = temporaryFolder(onTestFinished);
  const redis = await startOwnServer(server, await freePort(), folder, ['--save', '']);
  onTestFinished(() => redis.kill());
  const redisUrl = `redis://127.0.0.1:${redis.port}`;
  const { scrapes } = await begin(await createWorld({ redisUrl, atEnd: onTestFinished }));
  const operator = new Redis(redisUrl);
  onTestFinished(() => operator.disconnect());
  await operator.config('SET', 'maxmemory', '1');
  await fires(scrapes, ['RedisFull'], () => operator.config('SET', 'maxmemory', '0'));
});
