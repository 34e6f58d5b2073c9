import { setTimeout as sleep } from 'node:timers/promises';
import { createPretendSlack } from '../../sandbox/slack/slack.ts';
import { SECRETS, startWeb } from '../bot/web.ts';
import { budgetMeasures } from '../quota/budget.ts';
import { HOT, underQuotaLoad } from '../quota/load.ts';
import { repeated } from '../repeat.ts';
import { groupBy, quantile } from '../statistics.ts';
import type { Request } from '../upstream/upstream.ts';
import { type Question, startAsking } from './asking.ts';

const EVERY_MS = 500;

/** Milliseconds of the first answers of a process, which are slower and not counted. */
const WARM_UP_MS = 4_000;

/**
 * How fast people are answered under the load of `quota`: somebody types `/recording-status <sid>` of a recording of the
 * hot credential every 500 ms.
 *
 * Ack: until Slack has the acknowledgement. Answer: until the message with the status arrives, less the upstream's time
 * for the look, if one was needed.
 */
export const bench = repeated(60, async (seconds, say) => {
  const slack = await createPretendSlack({ ...SECRETS, channels: CHANNELS.map((name) => ({ name })) });
  try {
    return await underQuotaLoad(
      say,
      async (world) => {
        await startWeb(world, slack, 'web');
        const { upstream } = world;
        const sids = world.asked.filter(({ app }) => app === HOT).map(({ sid }) => sid);
        const ask = async (forMs: number) => {
          const asking = startAsking(slack, CHANNELS, sids, EVERY_MS);
          await sleep(forMs);
          return asking.stop();
        };
        await ask(WARM_UP_MS);
        await upstream.requests();
        const from = Date.now();
        const questions = await ask(seconds * 1_000);
        const to = Date.now();
        const requests = await upstream.requests();
        const answered = questions.filter(({ answeredAt }) => answeredAt !== undefined);
        const over = overUpstream(questions, requests);
        return [
          { name: 'questions', value: questions.length, unit: '' },
          { name: 'not answered', value: questions.length - answered.length, unit: '', most: 0 },
          {
            name: 'ack, p99',
            value: quantile(
              questions.map(({ ackMs }) => ackMs),
              0.99,
            ),
            unit: 'ms',
            most: 50,
            beside: 'Slack’s limit: 3,000 ms',
          },
          { name: 'answer without the upstream’s time, p50', value: quantile(over, 0.5), unit: 'ms' },
          {
            name: 'answer without the upstream’s time, p99',
            value: quantile(over, 0.99),
            unit: 'ms',
            most: 150,
            beside: 'upstream: 40–100 ms',
          },
          { name: 'answer without the upstream’s time, max', value: Math.max(...over), unit: 'ms' },
          ...budgetMeasures(requests, from, to),
        ];
      },
      slack.state().team.id,
    );
  } finally {
    await slack.close();
  }
});

/** Channels with one question at a time each, so that answers cannot be mixed up. */
const CHANNELS = Array.from({ length: 20 }, (_, index) => `asked-${index + 1}`);

/** Milliseconds of each answer, less those of the upstream for a look in that time. */
function overUpstream(questions: readonly Question[], requests: readonly Request[]): readonly number[] {
  const looks = groupBy(requests, ({ sid }) => sid);
  return questions.flatMap(({ sid, askedAt, answeredAt }) => {
    if (answeredAt === undefined) return [];
    const look = looks.get(sid)?.find(({ at, endedAt }) => at >= askedAt && endedAt <= answeredAt);
    return [answeredAt - askedAt - (look ? look.endedAt - look.at : 0)];
  });
}
