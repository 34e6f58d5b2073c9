import { setTimeout as sleep } from 'node:timers/promises';
import { repeated } from '../repeat.ts';
import { quantile } from '../statistics.ts';
import { latenesses, readTimetable } from '../timetable.ts';
import { longestGaps } from '../upstream/traffic.ts';
import type { Request } from '../upstream/upstream.ts';
import { startMeter } from '../usage.ts';
import { budgetMeasures } from './budget.ts';
import { HOT, HOT_ROUND_MS, POLL_MS, type QuotaWorld, underQuotaLoad } from './load.ts';

/**
 * Whether every granted request is used and not one more, and whether a credential that wants too much affects others.
 *
 * The upstream counts requests when they arrive. Due to request: from when a look was due, read from the bot's table four
 * times a second, to the arrival of its request. Starved: not asked for during two rounds of its credential; a round is
 * one second for the small ones and 12.5 s for the hot one.
 */
export const bench = repeated(60, (seconds, say) =>
  underQuotaLoad(say, async (world) => {
    const { redis, workers, smalls, upstream } = world;
    const bot = startMeter(workers.map(({ pid }) => pid));
    const store = startMeter([redis.pid ?? 0]);
    const timetable = readTimetable(world, smalls, 250);
    const from = Date.now();
    await sleep(seconds * 1_000);
    const to = Date.now();
    const [botUsed, redisUsed, dues] = [bot.stop(), store.stop(), await timetable.stop()];
    // The last looks that were due are still on their way.
    await sleep(1_000);
    const requests = await upstream.requests();
    const late = latenesses(
      dues.filter(({ at }) => at >= from && at < to),
      requests,
      to + 1_000,
    );
    return [
      ...budgetMeasures(requests, from, to),
      { name: 'small ones: due to request, p50', value: quantile(late, 0.5), unit: 'ms' },
      {
        name: 'small ones: due to request, p99',
        value: quantile(late, 0.99),
        unit: 'ms',
        most: 100,
        beside: 'one queue and no window: 38,756 ms',
      },
      { name: 'small ones: due to request, max', value: Math.max(...late), unit: 'ms' },
      { name: 'starved', value: starved(world, requests, from, to), unit: '', most: 0 },
      { name: 'three workers, CPU of one core', value: botUsed.cpu, unit: '%' },
      { name: 'Redis, CPU of one core', value: redisUsed.cpu, unit: '%' },
    ];
  }),
);

function starved(world: QuotaWorld, requests: readonly Request[], from: number, to: number): number {
  const sids = world.asked.map(({ sid }) => sid);
  const gaps = longestGaps(sids, requests, from, to);
  return world.asked.filter(({ sid, app }) => {
    const round = app === HOT ? HOT_ROUND_MS : POLL_MS;
    return (gaps.get(sid) ?? 0) > 2 * round;
  }).length;
}
