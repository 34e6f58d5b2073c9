import { setTimeout as sleep } from 'node:timers/promises';
import { budgetMeasures } from '../quota/budget.ts';
import { worstDelays } from '../quota/delays.ts';
import { type QuotaWorld, underQuotaLoad } from '../quota/load.ts';
import { repeated } from '../repeat.ts';
import { sleepUntil } from '../until.ts';

/** Milliseconds without a restart, for comparison. */
const QUIET_MS = 20_000;

/**
 * A rolling restart of all workers under the load of `quota`: each gets SIGTERM, and is replaced when it has ended.
 *
 * `worstDelays` defines a delay. The same is measured for 20 s before, without a restart.
 */
export const bench = repeated(45, (seconds, say) =>
  underQuotaLoad(say, async (world) => {
    const { upstream, workers } = world;
    const quietFrom = Date.now();
    await sleep(QUIET_MS);
    const from = Date.now();
    const stops: number[] = [];
    for (const victim of workers.keys()) {
      await sleepUntil(from + ((victim + 0.5) * seconds * 1_000) / workers.length);
      stops.push(await replaceWorker(world, victim));
    }
    await sleepUntil(from + seconds * 1_000);
    const to = Date.now();
    const requests = await upstream.requests();
    const quiet = worstDelays(world, requests, quietFrom, from);
    const rolling = worstDelays(world, requests, from, to);
    return [
      { name: 'restarts', value: stops.length, unit: '' },
      { name: 'longest stop', value: Math.max(...stops) / 1_000, unit: 's', most: 10 },
      {
        name: 'worst delay, small ones',
        value: rolling.small,
        unit: 's',
        most: 1,
        beside: 'a lease that has to run out: 3 s',
      },
      { name: 'worst delay, small ones, without a restart', value: quiet.small, unit: 's' },
      {
        name: 'worst delay, hot one',
        value: rolling.hot,
        unit: 's',
        most: 1,
        beside: 'a lease that has to run out: 3 s',
      },
      { name: 'worst delay, hot one, without a restart', value: quiet.hot, unit: 's' },
      ...budgetMeasures(requests, quietFrom, to),
    ];
  }),
);

/** Answers how many milliseconds the old one took to end. */
async function replaceWorker({ workers, bot }: QuotaWorld, victim: number): Promise<number> {
  const began = Date.now();
  await workers[victim]?.stop();
  const took = Date.now() - began;
  workers[victim] = await bot();
  return took;
}
