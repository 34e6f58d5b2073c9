import { setTimeout as sleep } from 'node:timers/promises';
import { createPretendSlack } from '../../sandbox/slack/slack.ts';
import { SECRETS, startWeb } from '../bot/web.ts';
import { seeds } from '../recordings.ts';
import { repeated } from '../repeat.ts';
import { quantile } from '../statistics.ts';
import { shown, toldOf, watchAll } from '../told.ts';
import { inWorld } from '../world.ts';

const APP = 'only';
const RECORDINGS = 80;
const POLL_SECONDS = 10;

/** More than enough: looks are not what is measured here. */
const BUDGET = 200;

const CHANNELS = Array.from({ length: RECORDINGS }, (_, index) => ({ name: `watching-${index + 1}` }));

const CARDS_WITHIN_MS = 30_000;

/** Time for the bot to start and to post all cards, before the first look. */
const LEAD_MS = 20_000;

/**
 * Delay of news that comes with more edits than Slack allows: 80 recordings start in one second, each with a channel of
 * its own, and each needs a message in its thread and an edit of its card. Slack takes fifty edits a minute.
 *
 * Told: from the end of the answer that first names status 5 to the `ts` of the message about it at Slack.
 */
export const bench = repeated(30, async (seconds, say) => {
  const slack = await createPretendSlack({ ...SECRETS, channels: CHANNELS });
  try {
    const apps = [{ name: APP, requestsPerSecond: BUDGET }];
    return await inWorld({ apps, pollSeconds: POLL_SECONDS, say }, async (world) => {
      await world.upstream.setStatus(2);
      const from = Date.now() + LEAD_MS;
      await watchAll(world, slack, seeds(APP, RECORDINGS, from, 1_000), 'starting');
      await startWeb(world, slack, 'all');
      await shown(slack, RECORDINGS, CARDS_WITHIN_MS);
      await sleep(from - Date.now() - 100);
      const startedAt = await world.upstream.setStatus(5);
      await sleep(seconds * 1_000);

      const looks = await world.upstream.requests();
      const told = toldOf(slack, 'started');
      const delays = told.flatMap(({ sid, at }) => {
        const look = looks.find((one) => one.sid === sid && one.at >= startedAt);
        return look ? [at - look.endedAt] : [];
      });
      return [
        { name: 'recordings that started', value: RECORDINGS, unit: '' },
        { name: 'not told', value: RECORDINGS - new Set(told.map(({ sid }) => sid)).size, unit: '', most: 0 },
        {
          name: 'told twice',
          value: told.length - new Set(told.map(({ sid }) => sid)).size,
          unit: '',
          most: 0,
        },
        { name: 'told, p50', value: quantile(delays, 0.5) / 1_000, unit: 's' },
        {
          name: 'told, p99',
          value: quantile(delays, 0.99) / 1_000,
          unit: 's',
          most: 2,
          beside: '50 edits a minute',
        },
        { name: 'told, max', value: Math.max(...delays) / 1_000, unit: 's' },
      ];
    });
  } finally {
    await slack.close();
  }
});
