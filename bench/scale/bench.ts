import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench, Say } from '../figure.ts';
import { register, type Seed, seeds } from '../recordings.ts';
import { type Measure, repeated } from '../repeat.ts';
import { quantile } from '../statistics.ts';
import { latenesses, readTimetable, untaken } from '../timetable.ts';
import { startMeter } from '../usage.ts';
import { inWorld, type World } from '../world.ts';

/** Number of recordings, and seconds between two looks at one. */
interface Size {
  readonly recordings: number;
  readonly pollSeconds: number;
}

const SIZES: readonly Size[] = [
  { recordings: 1_000, pollSeconds: 120 },
  { recordings: 10_000, pollSeconds: 120 },
  { recordings: 100_000, pollSeconds: 120 },
  { recordings: 300_000, pollSeconds: 300 },
];

/** Size from which the cost of the looks outweighs that of the process. */
const LARGE = 100_000;

/**
 * Requests a second of each of the hundred credentials, which want about nine. At Agora's default of 10 a look would wait
 * 0.4 s on average (M/D/1 at 89 %) for any planner, so more is granted.
 */
const BUDGET = 40;
const APPS = Array.from({ length: 100 }, (_, index) => ({
  name: `app-${index + 1}`,
  requestsPerSecond: BUDGET,
}));

/** The first looks begin when everything is registered and the worker is up. */
const leadMs = ({ recordings }: Size): number => 15_000 + recordings / 10;

const WARM_UP_MS = 10_000;

/**
 * Many recordings and one worker process, for a little more than two minutes at each size; `scale/100,000` runs one size.
 *
 * Due to request: as in `quota`, reading the bot's table every second. Memory: what Redis uses without its scripts, less
 * that before the first recording; it includes jobs under way. Restart: from the start of a new process, after `kill -9`
 * of the old one, to its first request at the upstream.
 */
export const bench = scaleOf(SIZES);

/** The same for other sizes. */
export function scaleOf(sizes: readonly Size[]): Bench {
  return repeated(125, async (seconds, say, part = '') => {
    const found: Measure[] = [];
    for (const size of sizes) {
      const prefix = `${size.recordings.toLocaleString('en')} at ${size.pollSeconds} s: `;
      if (!prefix.startsWith(part)) continue;
      found.push(...(await measure(size, seconds, say)).map((one) => ({ ...one, name: prefix + one.name })));
    }
    return found;
  });
}

const measure = (size: Size, seconds: number, say: Say): Promise<readonly Measure[]> =>
  inWorld({ apps: APPS, pollSeconds: size.pollSeconds, say }, async (world) => {
    const { redis, upstream } = world;
    const emptyBytes = await usedMemory(world);
    const from = Date.now() + leadMs(size);
    const recordings = APPS.flatMap(({ name }) =>
      seeds(name, size.recordings / APPS.length, from, size.pollSeconds * 1_000),
    );
    const registeredIn = await timed(() => register(world, recordings));
    say(`${size.recordings.toLocaleString('en')} recordings registered in ${registeredIn.toFixed(1)} s`);
    const worker = await world.bot();
    await sleep(Math.max(0, from + WARM_UP_MS - Date.now()));

    await upstream.requests();
    const [bot, store] = [startMeter([worker.pid]), startMeter([redis.pid ?? 0])];
    const timetable = readTimetable(
      world,
      APPS.map(({ name }) => name),
      1_000,
    );
    const began = Date.now();
    await sleep(seconds * 1_000);
    const ended = Date.now();
    const [botUsed, redisUsed, dues] = [bot.stop(), store.stop(), await timetable.stop()];
    await sleep(1_000);
    const requests = await upstream.requests();
    const bytes = (await usedMemory(world)) - emptyBytes;
    const planningIn = await restart(world, () => worker.kill());

    const due = dues.filter(({ at }) => at >= began && at < ended);
    const late = latenesses(due, requests, ended + 1_000);
    const asked = new Set(requests.map(({ sid }) => sid));
    const perSecond = (1_000 * requests.length) / (ended - began);
    const large = size.recordings >= LARGE;
    return [
      { name: 'looks that were due', value: due.length, unit: '' },
      { name: 'looks not taken', value: untaken(due, requests), unit: '', most: 0 },
      ...(seconds > size.pollSeconds ? [notAsked(recordings, asked)] : []),
      { name: 'requests', value: perSecond, unit: '/s' },
      { name: 'due to request, p50', value: quantile(late, 0.5), unit: 'ms' },
      { name: 'due to request, p99', value: quantile(late, 0.99), unit: 'ms', most: 500 },
      { name: 'worker, CPU of one core', value: botUsed.cpu, unit: '%', most: 60 },
      {
        name: 'worker, CPU of a look',
        value: (10 * botUsed.cpu) / perSecond,
        unit: 'ms',
        ...(large ? { most: 0.4 } : {}),
      },
      { name: 'worker, memory', value: botUsed.rss, unit: 'MB', most: 180 },
      { name: 'Redis, CPU of one core', value: redisUsed.cpu, unit: '%', most: 30 },
      { name: 'Redis, CPU of one core for 100 looks/s', value: (100 * redisUsed.cpu) / perSecond, unit: '%' },
      {
        name: 'Redis, memory per recording',
        value: bytes / size.recordings,
        unit: 'B',
        most: 1_000,
        beside: 'a job scheduler each, without state: 1,353 B',
      },
      { name: 'registering all', value: registeredIn, unit: 's', most: 60 },
      { name: 'restart to first request', value: planningIn, unit: 's', most: 0.6 },
    ];
  });

const notAsked = (recordings: readonly Seed[], asked: ReadonlySet<string>): Measure => ({
  name: 'recordings not asked for in a round',
  value: recordings.filter(({ sid }) => !asked.has(sid)).length,
  unit: '',
  most: 0,
});

/** Seconds that the work takes. */
async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1_000;
}

/** Bytes that Redis uses, without its compiled scripts; each is loaded again at its next use. */
async function usedMemory({ keyspace: { redis } }: World): Promise<number> {
  const [, answer] = (await redis.pipeline().script('FLUSH').info('memory').exec()) ?? [];
  const [, bytes] = /^used_memory:(\d+)/m.exec(String(answer?.[1])) ?? [];
  return Number(bytes);
}

async function restart({ bot, upstream }: World, kill: () => Promise<void>): Promise<number> {
  await kill();
  await upstream.requests();
  const began = Date.now();
  await bot();
  for (;;) {
    const asked = (await upstream.requests()).filter(({ at, gone }) => at >= began && !gone);
    const [first] = asked.map(({ at }) => at).sort((one, other) => one - other);
    if (first !== undefined) return (first - began) / 1_000;
    await sleep(50);
  }
}
