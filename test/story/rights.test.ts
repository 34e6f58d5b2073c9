import { expect, test, vi } from 'vitest';
import { serverOnPath } from '../../sandbox/redis/own-server.ts';
import { LEAST_RIGHTS, startRestricted } from '../redis/restricted.ts';
import { createWorld, startProcess } from './world.ts';

const SOON = { timeout: 40_000, interval: 50 };
const binary = serverOnPath() ?? '';

test.skipIf(binary === '')(
  'with the least rights that are documented the bot watches, tells, shows Home and stops',
  async () => {
    const redis = await startRestricted(binary);
    const world = await createWorld({ redisUrl: await redis.urlFor(LEAST_RIGHTS) });
    const { slack, agora } = world;
    const bot = await world.bot({ REDIS_PREFIX: 'recbot' });
    const { sid, ids } = world.recording();
    await world.type('watch', `${ids} as:lesson`);
    await world.type('watch', 'all channel:class-*');
    await world.type('status', 'doctor');
    await slack.openHome('mei');
    await vi.waitFor(() => expect(slack.messages('recordings')).not.toHaveLength(0), SOON);
    agora.act(sid, 'publish');
    await vi.waitFor(() => expect(world.thread()).not.toHaveLength(0), SOON);
    agora.act(sid, 'stop');
    await vi.waitFor(() => expect(world.thread().length).toBeGreaterThan(1), SOON);
    await world.type('list', 'all');
    await vi.waitFor(() => expect(Object.keys(slack.state().homes)).toHaveLength(1), SOON);
    bot.child.kill('SIGTERM');
    expect(await bot.exit).toBe(0);
    expect(bot.output()).not.toMatch(/NOPERM|ACL failure|can't run this command|can't access/);
    const denied = String(await redis.admin.call('ACL', 'LOG'));
    expect(denied.replaceAll('config|get', '')).not.toMatch(/command|key|channel/);
  },
);

test.skipIf(binary === '')('without a right the process ends with 78 and names it', async () => {
  const redis = await startRestricted(binary);
  const world = await createWorld({ redisUrl: await redis.urlFor([...LEAST_RIGHTS, '-bzpopmin']) });
  const { exit, output } = startProcess({ ...world.env, REDIS_PREFIX: 'recbot' });
  expect(await exit).toBe(78);
  expect(output()).toContain(
    `Recording Watch cannot run: The Redis user of REDIS_URL at ${redis.host} lacks a right: +bzpopmin;`,
  );
});
