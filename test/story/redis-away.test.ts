import { expect, inject, onTestFinished, test, vi } from 'vitest';
import { type BreakableProxy, startProxy } from '../redis/proxy.ts';
import { createWorld, type Process, type World } from './world.ts';

/** The whole process, its Redis reached through a network that breaks. */

const SOON = { timeout: 30_000, interval: 50 };

interface Watching {
  readonly world: World;
  readonly redis: BreakableProxy;
  readonly bot: Process;
  readonly sid: string;
}

/** A bot at work: it has told of one recording. */
async function watching(): Promise<Watching> {
  const redis = await startProxy(inject('redisUrl'));
  onTestFinished(() => redis.close());
  const world = await createWorld({ redisUrl: redis.url });
  const bot = await world.bot();
  const { sid, ids } = await world.recording();
  const text = ids;
  await world.slack.command({ user: 'mei', channel: 'recordings', command: '/recording-watch', text });
  await vi.waitFor(() => expect(world.slack.messages('recordings')).toHaveLength(1), SOON);
  return { world, redis, bot, sid };
}

/** What orchestrators wait for, less the time to notice. */
const IN_TIME = { timeout: 10_000, interval: 20 };

test.for(['refuse', 'hang'] as const)(
  'SIGTERM ends it within ten seconds while the connections to Redis %s',
  { timeout: 60_000 },
  async (mood) => {
    const { redis, bot } = await watching();
    redis.be(mood);
    bot.child.kill('SIGTERM');
    await vi.waitFor(() => expect(bot.child.exitCode).not.toBeNull(), IN_TIME);
    expect(bot.output()).toContain('"msg":"stopped"');
    expect(bot.output()).not.toMatch(/unhandled|uncaught/i);
  },
);

test('it goes on by itself when its connections to Redis are half-open, on which no error ever comes', async () => {
  const { world, redis, sid } = await watching();
  const { agora, slack } = world;
  redis.be('half-open');
  agora.act(sid, 'publish');
  const [card] = slack.messages('recordings');
  await vi.waitFor(() => expect(slack.replies('recordings', card?.ts ?? '')).not.toHaveLength(0), {
    timeout: 60_000,
    interval: 100,
  });
}, 90_000);
