import { type ChildProcess, fork } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createPretendSlack } from '../../sandbox/slack/slack.ts';
import { credentialOf } from '../bot/apps-file.ts';
import { SECRETS, startWeb } from '../bot/web.ts';
import { change } from '../change.ts';
import { seeds } from '../recordings.ts';
import { repeated } from '../repeat.ts';
import { quantile } from '../statistics.ts';
import { shown, toldOf, watchAll } from '../told.ts';
import { LOOK } from '../upstream/upstream.ts';
import { startMeter } from '../usage.ts';
import { inWorld } from '../world.ts';

const APP = 'only';
const RECORDINGS = 500;
const POLL_SECONDS = 10;

/** More than enough: the budget is not what is measured here. */
const BUDGET = 100;

const CHANNELS = Array.from({ length: 50 }, (_, index) => ({ name: `watching-${index + 1}` }));

const CHANGES_PER_SECOND = 1;

/** Milliseconds for all cards: Slack takes one a second in each channel, and each channel has ten. */
const CARDS_WITHIN_MS = 90_000;

const BARE_WARM_UP_MS = 10_000;

/** Waits are shortened by up to a tenth at random, so the bot looks a little more often than its interval says. */
const BARE_PER_SECOND = (1.05 * RECORDINGS) / POLL_SECONDS;

/** Milliseconds within which the last change is seen (one interval) and told. */
const TOLD_WITHIN_MS = 15_000;

/**
 * Cost of watching recordings with little news: one process (`ROLE=all`), 500 recordings in 50 channels, and a new file
 * of some recording about every second.
 *
 * Beside it a process makes as many requests by axios alone, in the same seconds, because a machine is not equally fast at
 * all times. Change to message: from the file's appearance at the upstream to the message's `ts`.
 */
export const bench = repeated(45, async (seconds, say) => {
  const slack = await createPretendSlack({ ...SECRETS, channels: CHANNELS, speed: 20 });
  try {
    const apps = [{ name: APP, requestsPerSecond: BUDGET }];
    return await inWorld({ apps, pollSeconds: POLL_SECONDS, say }, async (world) => {
      const recordings = seeds(APP, RECORDINGS, Date.now() + 3_000, POLL_SECONDS * 1_000);
      await watchAll(world, slack, recordings);
      const { bot } = await startWeb(world, slack, 'all');
      await shown(slack, RECORDINGS, CARDS_WITHIN_MS);
      const bare = startBare(world.upstream.url);
      // Time also for the first edits of the cards.
      await sleep(Math.max(BARE_WARM_UP_MS, POLL_SECONDS * 1_000));

      await world.upstream.requests();
      const meterOf = ({ pid = 0 }: { readonly pid?: number | undefined }) => startMeter([pid]);
      const [botMeter, redisMeter, bareMeter] = [meterOf(bot), meterOf(world.redis), meterOf(bare)];
      const sids = recordings.map(({ sid }) => sid);
      const began = performance.now();
      const changes = await change(world.upstream, sids, seconds * 1_000, CHANGES_PER_SECOND);
      // The last change may come after the end.
      const tookSeconds = (performance.now() - began) / 1_000;
      const [botUsed, redisUsed, bareUsed] = [botMeter.stop(), redisMeter.stop(), bareMeter.stop()];
      const requests = await world.upstream.requests();
      const looks = requests.filter(({ credential }) => credential === credentialOf(APP)).length;
      bare.disconnect();
      await sleep(TOLD_WITHIN_MS);
      await bot.stop();

      const news = toldOf(slack, 'file');
      const delays = changes.flatMap(({ sid, at }) => {
        const told = news.find((one) => one.sid === sid && one.at >= at);
        return told ? [told.at - at] : [];
      });
      return [
        { name: 'looks', value: looks / tookSeconds, unit: '/s' },
        {
          name: 'CPU of one core',
          value: botUsed.cpu,
          unit: '%',
          most: 6,
          beside: 'an uptime monitor for the same: 29.6 %',
        },
        {
          name: 'memory',
          value: botUsed.rss,
          unit: 'MB',
          most: 130,
          beside: 'an uptime monitor for the same: 298 MB',
        },
        { name: 'axios by itself, requests', value: (requests.length - looks) / tookSeconds, unit: '/s' },
        { name: 'axios by itself, CPU of one core', value: bareUsed.cpu, unit: '%' },
        {
          name: 'CPU of a look to that of a request of axios by itself',
          value: botUsed.cpu / looks / (bareUsed.cpu / (requests.length - looks)),
          unit: '',
          most: 1,
        },
        { name: 'Redis, CPU of one core', value: redisUsed.cpu, unit: '%' },
        { name: 'changes', value: changes.length, unit: '' },
        { name: 'changes not told', value: changes.length - delays.length, unit: '', most: 0 },
        {
          name: 'change to message, p95',
          value: quantile(delays, 0.95) / 1_000,
          unit: 's',
          most: 10.5,
          beside: `interval ${POLL_SECONDS} s`,
        },
        { name: 'change to message, max', value: Math.max(...delays) / 1_000, unit: 's' },
      ];
    });
  } finally {
    await slack.close();
  }
});

function startBare(url: string): ChildProcess {
  const script = fileURLToPath(new URL('bare.ts', import.meta.url));
  return fork(script, [`${url}${LOOK}`, `${BARE_PER_SECOND}`]);
}
