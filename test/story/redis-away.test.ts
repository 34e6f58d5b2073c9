import { expect, inject, test, vi } from 'vitest';
import { startProxy } from '../../sandbox/redis/proxy.ts';
import { createWorld, SOON } from './world.ts';

/** The whole process, its Redis reached through a network that breaks. */

/** Time for which orchestrators wait, less the time to notice. */
const IN_TIME = { timeout: 10_000, interval: 20 };

// They mostly wait, so they run side by side.
test.concurrent.for(['refuse', 'hang'] as const)(
  'it goes on by itself after Redis was away, and SIGTERM ends it within ten seconds while the connections %s',
  { timeout: 180_000 },
  async (mood, { onTestFinished }) => {
    const redis = await startProxy(inject('redisUrl'));
    onTestFinished(() => redis.close());
    const world = await createWorld({ redisUrl: redis.url, atEnd: onTestFinished });
    const { agora, slack } = world;
    const bot = await world.bot();
    const { sid, ids } = world.recording();
    const answers = () => JSON.stringify(slack.ephemerals('recordings', 'mei'));
    await world.type('watch', ids);
    await vi.waitFor(() => expect(slack.messages('recordings')).toHaveLength(1), SOON);

    if (mood === 'refuse') {
      redis.be('refuse');
      await world.type('status', sid);
      await vi.waitFor(() => expect(answers()).toMatch(/try again|again in/i), SOON);
    } else {
      // No error ever comes of these.
      redis.be('half-open');
    }
    agora.act(sid, 'publish');
    redis.be('pass');
    await vi.waitFor(() => expect(world.thread()).not.toHaveLength(0), { timeout: 60_000, interval: 100 });
    expect(bot.child.exitCode).toBeNull();

    redis.be(mood);
    bot.child.kill('SIGTERM');
    await vi.waitFor(() => expect(bot.child.exitCode).not.toBeNull(), IN_TIME);
    expect(bot.output()).toContain('"msg":"stopped"');
    expect(bot.output()).not.toMatch(/unhandled|uncaught/i);
  },
);
