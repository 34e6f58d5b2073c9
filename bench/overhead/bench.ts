import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Say } from '../figure.ts';
import { answerOf } from '../forked.ts';
import { register, seeds } from '../recordings.ts';
import { type Measure, repeated } from '../repeat.ts';
import { AGORA_TAKES, LOOK, type Span } from '../upstream/upstream.ts';
import { startMeter } from '../usage.ts';
import { inWorld, type World } from '../world.ts';
import { sharesOf } from './profile.ts';

/** Requests at a time: about as many looks as one process of the bot has in hand at most (`MOST_IN_HAND`). */
const AT_ONCE = 1_000;

/** Ten thousand requests a second are granted and five thousand wanted: nothing but the machine sets the pace. */
const APPS = Array.from({ length: 10 }, (_, index) => ({
  name: `app-${index + 1}`,
  requestsPerSecond: 1_000,
}));
const RECORDINGS_EACH = 500;
const POLL_SECONDS = 1;

const WARM_UP_MS = 4_000;
const PROFILED_MS = 8_000;

/**
 * Cost of claiming, judging and writing on top of the bare request: one worker process at full speed, against a loop of
 * axios alone with as many requests at a time and the same upstream.
 *
 * Measured with an upstream as slow as Agora, and with one that answers at once, where only CPU counts. A third worker is
 * profiled to show where the time goes; profiling costs time, so its rate is not used.
 */
export const bench = repeated(15, async (seconds, say) => {
  const likeAgora = await compare(AGORA_TAKES, seconds, say);
  const atOnce = await compare([0, 0], seconds, say);
  return [
    ...measures('40–100 ms upstream', likeAgora),
    ...measures('immediate upstream', atOnce),
    ...(await profile(say)),
  ];
});

interface Rates {
  /** Requests per second. */
  readonly bare: number;
  readonly bot: number;
  /** CPU of the worker, in percent of one core. */
  readonly cpu: number;
}

const measures = (upstream: string, { bare, bot, cpu }: Rates): readonly Measure[] => [
  { name: `${upstream}: bare loop`, value: bare, unit: '/s' },
  { name: `${upstream}: poll path`, value: bot, unit: '/s' },
  { name: `${upstream}: poll path, CPU of one core`, value: cpu, unit: '%' },
  {
    name: `${upstream}: poll path to bare loop`,
    value: (100 * bot) / bare,
    unit: '%',
    least: 65,
    beside: 'the bare loop: 100 %',
  },
];

function compare(takes: Span, seconds: number, say: Say): Promise<Rates> {
  return underFullLoad(takes, say, async (world) => {
    const bare = await bareRate(world.upstream.url, seconds);
    const worker = await world.bot();
    await sleep(WARM_UP_MS);
    await world.upstream.requests();
    const meter = startMeter([worker.pid]);
    const began = performance.now();
    await sleep(seconds * 1_000);
    const { cpu } = meter.stop();
    const took = performance.now() - began;
    const looks = await world.upstream.requests();
    return { bare, bot: (1_000 * looks.length) / took, cpu };
  });
}

const underFullLoad = <T>(takes: Span, say: Say, work: (world: World) => Promise<T>): Promise<T> =>
  inWorld({ apps: APPS, pollSeconds: POLL_SECONDS, takes, say }, async (world) => {
    const from = Date.now();
    await register(
      world,
      APPS.flatMap(({ name }) => seeds(name, RECORDINGS_EACH, from, POLL_SECONDS * 1_000)),
    );
    return work(world);
  });

async function bareRate(url: string, seconds: number): Promise<number> {
  const args = [`${url}${LOOK}`, `${AT_ONCE}`, `${seconds}`];
  return z.number().parse(await answerOf(new URL('bare.ts', import.meta.url), { args })) / seconds;
}

async function profile(say: Say): Promise<readonly Measure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'recording-watch-profile-'));
  try {
    await underFullLoad([0, 0], say, async (world) => {
      const worker = await world.bot({}, ['--cpu-prof', `--cpu-prof-dir=${folder}`]);
      await sleep(PROFILED_MS);
      await worker.stop();
    });
    return sharesOf(folder).map(([part, value]) => ({ name: `where it goes: ${part}`, value, unit: '%' }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
