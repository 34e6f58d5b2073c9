import { budgetMeasures } from '../quota/budget.ts';
import { worstDelays } from '../quota/delays.ts';
import { type QuotaWorld, underQuotaLoad } from '../quota/load.ts';
import { repeated } from '../repeat.ts';
import { sleepUntil } from '../until.ts';
import { overlaps } from '../upstream/traffic.ts';

const KILLS = 9;

/**
 * The load of `quota`, while a worker is killed about every seven seconds and replaced at once.
 *
 * `worstDelays` defines a delay. Lost: in no timetable at the end. Starved: never asked for. Polled twice at once: a
 * request arrived while another for the same recording was still open at the upstream.
 */
export const bench = repeated(60, (seconds, say) =>
  underQuotaLoad(say, async (world) => {
    const { upstream, asked: recordings } = world;
    const from = Date.now();
    for (let kill = 0; kill < KILLS; kill += 1) {
      await sleepUntil(from + ((kill + Math.random()) * seconds * 1_000) / KILLS);
      await replaceWorker(world);
    }
    await sleepUntil(from + seconds * 1_000);
    const to = Date.now();
    const requests = await upstream.requests();

    const delays = worstDelays(world, requests, from, to);
    const seen = new Set(requests.map(({ sid }) => sid));
    return [
      { name: 'kills', value: KILLS, unit: '' },
      {
        name: 'lost',
        value: recordings.length - (await scheduled(world)),
        unit: '',
        most: 0,
        beside: 'self-delaying jobs: 49 of 200 after 8 kills',
      },
      {
        name: 'polled twice at once',
        value: overlaps(requests),
        unit: '',
        most: 0,
        beside: 'job schedulers: 61 in 12 s',
      },
      { name: 'starved', value: recordings.filter(({ sid }) => !seen.has(sid)).length, unit: '', most: 0 },
      {
        name: 'worst delay, small ones',
        value: delays.small,
        unit: 's',
        most: 12,
      },
      {
        name: 'worst delay, hot one',
        value: delays.hot,
        unit: 's',
        most: 12,
      },
      ...budgetMeasures(requests, from, to).map(({ least: _, ...measure }) => measure),
    ];
  }),
);

/** Ends any of the workers and starts another in its place. */
async function replaceWorker({ workers, bot }: QuotaWorld): Promise<void> {
  const victim = Math.floor(Math.random() * workers.length);
  await workers[victim]?.kill();
  workers[victim] = await bot();
}

async function scheduled({ vitals, apps }: QuotaWorld): Promise<number> {
  const counts = await Promise.all(apps.map(({ name }) => vitals.scheduled(name)));
  return counts.reduce((sum, count) => sum + count, 0);
}
