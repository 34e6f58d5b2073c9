import { Redis } from 'ioredis';
import { test } from 'vitest';
import { freePort } from '../../sandbox/free-port.ts';
import { serverOnPath, startOwnServer } from '../../sandbox/redis/own-server.ts';
import { programOf } from '../ops/on-path.ts';
import { temporaryFolder } from '../temporary.ts';
import { recordScrapes, type Scrapes } from './scrapes.ts';
import { createWorld, type World } from './world.ts';

/** A failure made by hand fires its alert and no other. */

const promtool = programOf('promtool') ?? '';
const server = serverOnPath() ?? '';
/** They mostly wait, so they run side by side. */
const story = test.skipIf(promtool === '' || server === '').concurrent;

/** Scrapes that the rules see as a minute and a half, and as five. */
const BEFORE = 6;
const DURING = 20;

interface Scene {
  readonly world: World;
  /** Recordings that are watched, each in a channel of its own. */
  readonly sids: readonly string[];
  readonly scrapes: Scrapes;
}

/** A bot at work in these channels, and what `/metrics` of its processes say from then on. */
async function begin(
  world: World,
  opsPorts: readonly string[] = [],
  channels = ['recordings'],
): Promise<Scene> {
  await world.bot();
  const sids: string[] = [];
  for (const channel of channels) sids.push((await world.watched(channel)).sid);
  const scrapes = recordScrapes(promtool, [world.env.OPS_PORT ?? '', ...opsPorts]);
  await scrapes.go(BEFORE);
  return { world, sids, scrapes };
}

story.for<[what: string, alerts: string[], happens: (scene: Scene) => void]>([
  ['Agora answers 401', ['AgoraRefusesCredential'], ({ world }) => world.agora.fault('credentials401')],
  [
    'Agora does not accept the App ID',
    ['AppIdRejected'],
    ({ world }) => world.agora.fault('invalidAppId400'),
  ],
  ['nothing happens', [], ({ world, sids: [sid = ''] }) => world.agora.act(sid, 'exit')],
])('%s', async ([, alerts, happens], { onTestFinished }) => {
  const scene = await begin(await createWorld({ atEnd: onTestFinished }));
  happens(scene);
  await scene.scrapes.go(DURING);
  await scene.scrapes.fired(alerts);
});

story('Slack answers 503', async ({ onTestFinished }) => {
  // Each place waits longer after each attempt, so one alone makes few calls.
  const names = ['recordings', 'algebra', 'office'];
  const channels = names.map((name) => ({ name }));
  const { world, sids, scrapes } = await begin(
    await createWorld({ atEnd: onTestFinished, channels }),
    [],
    names,
  );
  world.slack.setFault({ kind: 'down' });
  for (const sid of sids) world.agora.act(sid, 'exit');
  await scrapes.go(DURING);
  await scrapes.fired(['SlackAway']);
});

story('one of two processes is killed', async ({ onTestFinished }) => {
  const world = await createWorld({ atEnd: onTestFinished });
  const other = { OPS_PORT: `${await freePort()}`, ROLE: 'worker' };
  const killed = await world.bot(other);
  const { scrapes } = await begin(world, [other.OPS_PORT]);
  killed.child.kill('SIGKILL');
  await killed.exit;
  await scrapes.go(DURING);
  await scrapes.fired(['ProcessDown']);
});

story('Redis is full', async ({ onTestFinished }) => {
  const folder = temporaryFolder(onTestFinished);
  const redis = await startOwnServer(server, await freePort(), folder, ['--save', '']);
  onTestFinished(() => redis.kill());
  const redisUrl = `redis://127.0.0.1:${redis.port}`;
  const { scrapes } = await begin(await createWorld({ redisUrl, atEnd: onTestFinished }));
  const operator = new Redis(redisUrl);
  await operator.config('SET', 'maxmemory', '1');
  operator.disconnect();
  await scrapes.go(DURING);
  await scrapes.fired(['RedisFull']);
});
