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

/** The first answers of a process take longer than all others, and are not counted. */
const WARM_UP_MS = 4_000;

/**
 * Whether people are answered first: the load of `quota`, and a process with `ROLE=web` to which somebody types
 * `/recording-status <sid>` of a recording of the hot credential every 500 ms.
 *
 * Ack: from the command leaving Slack to Slack's having its acknowledgement. Answer: to the arrival of the message with
 * the status. What the upstream took for the look in between is taken off; nothing where none was needed.
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

/** A question at a time in each, so that its answer cannot be taken for another's. */
const CHANNELS = Array.from({ length: 20 }, (_, index) => `asked-${index + 1}`);

/** How long each answer took, less what the upstream took for a look that began and ended in that time. */
function overUpstream(questions: readonly Question[], requests: readonly Request[]): readonly number[] {
  const looks = groupBy(requests, ({ sid }) => sid);
  return questions.flatMap(({ sid, askedAt, answeredAt }) => {
    if (answeredAt === undefined) return [];
    const look = looks.get(sid)?.find(({ at, endedAt }) => at >= askedAt && endedAt <= answeredAt);
    return [answeredAt - askedAt - (look ? look.endedAt - look.at : 0)];
  });
}
