import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { expect, test, vi } from 'vitest';
import { freePort } from '../../sandbox/free-port.ts';
import { serverOnPath, startOwnServer } from '../../sandbox/redis/own-server.ts';
import { programOf } from '../ops/on-path.ts';
import { recordScrapes } from './scrapes.ts';
import { createWorld, SOON, type World } from './world.ts';

/** A failure made by hand fires its alert and no other. */

const promtool = programOf('promtool') ?? '';
const server = serverOnPath() ?? '';
/** They mostly wait, so they run side by side. */
const story = test.skipIf(promtool === '' || server === '').concurrent;

/** Scrapes that the rules see as a minute and a half, and as five. */
const BEFORE = 6;
const DURING = 20;

async function watching(world: World, channel = 'recordings'): Promise<string> {
  const { sid, ids } = await world.recording();
  world.agora.act(sid, 'publish');
  await world.slack.command({ user: 'mei', channel, command: '/recording-watch', text: ids });
  await vi.waitFor(() => expect(world.slack.messages(channel).length).toBeGreaterThan(0), SOON);
  return sid;
}

const opsPort = ({ env }: World): string => env.OPS_PORT ?? '';

story('Agora answers 401', async ({ onTestFinished }) => {
  const world = await createWorld({ atEnd: onTestFinished });
  await world.bot();
  await watching(world);
  const scrapes = recordScrapes(promtool, [opsPort(world)]);
  await scrapes.go(BEFORE);
  world.agora.fault('credentials401');
  await scrapes.go(DURING);
  await scrapes.fired(['AgoraRefusesCredential']);
});

story('Agora does not accept the App ID', async ({ onTestFinished }) => {
  const world = await createWorld({ atEnd: onTestFinished });
  await world.bot();
  await watching(world);
  const scrapes = recordScrapes(promtool, [opsPort(world)]);
  await scrapes.go(BEFORE);
  world.agora.fault('invalidAppId400');
  await scrapes.go(DURING);
  await scrapes.fired(['AppIdRejected']);
});

story('Slack answers 503', async ({ onTestFinished }) => {
  const world = await createWorld({
    atEnd: onTestFinished,
    channels: ['recordings', 'algebra', 'office'].map((name) => ({ name })),
  });
  await world.bot();
  // Each place waits longer after each attempt, so one alone makes few calls.
  const sids = [await watching(world), await watching(world, 'algebra'), await watching(world, 'office')];
  const scrapes = recordScrapes(promtool, [opsPort(world)]);
  await scrapes.go(BEFORE);
  world.slack.setFault({ kind: 'down' });
  for (const sid of sids) world.agora.act(sid, 'exit');
  await scrapes.go(DURING);
  await scrapes.fired(['SlackAway']);
});

story('one of two processes is killed', async ({ onTestFinished }) => {
  const world = await createWorld({ atEnd: onTestFinished });
  await world.bot();
  const other = { OPS_PORT: `${await freePort()}`, ROLE: 'worker' };
  const killed = await world.bot(other);
  await watching(world);
  const scrapes = recordScrapes(promtool, [opsPort(world), other.OPS_PORT]);
  await scrapes.go(BEFORE);
  killed.child.kill('SIGKILL');
  await killed.exit;
  await scrapes.go(DURING);
  await scrapes.fired(['ProcessDown']);
});

story('Redis is full', async ({ onTestFinished }) => {
  const folder = await mkdtemp(join(tmpdir(), 'full-'));
  const redis = await startOwnServer(server, await freePort(), folder, ['--save', '']);
  onTestFinished(async () => {
    await redis.kill();
    await rm(folder, { recursive: true });
  });
  const redisUrl = `redis://127.0.0.1:${redis.port}`;
  const world = await createWorld({ redisUrl, atEnd: onTestFinished });
  await world.bot();
  await watching(world);
  const scrapes = recordScrapes(promtool, [opsPort(world)]);
  await scrapes.go(BEFORE);
  const operator = new Redis(redisUrl);
  await operator.config('SET', 'maxmemory', '1');
  operator.disconnect();
  await scrapes.go(DURING);
  await scrapes.fired(['RedisFull']);
});

story('nothing happens', async ({ onTestFinished }) => {
  const world = await createWorld({ atEnd: onTestFinished });
  await world.bot();
  const sid = await watching(world);
  const scrapes = recordScrapes(promtool, [opsPort(world)]);
  await scrapes.go(BEFORE);
  world.agora.act(sid, 'exit');
  await scrapes.go(DURING);
  await scrapes.fired([]);
});
