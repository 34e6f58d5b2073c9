import { setTimeout as sleep } from 'node:timers/promises';
import { register, seeds } from '../recordings.ts';
import { type Measure, repeated } from '../repeat.ts';
import { mean } from '../statistics.ts';
import { inWorld, type World } from '../world.ts';

const APP = 'only';
const RECORDINGS = 500;
const POLL_SECONDS = 10;

/** More than enough: the budget is not what is measured here. */
const BUDGET = 100;

/** Milliseconds for which each process works before it is told to end. */
const AT_WORK_MS = 2_000;

/** Milliseconds between two questions to Redis whether something is claimed. */
const ASKED_EVERY_MS = 2;

/**
 * Time without looks while one worker replaces another: the old one gets SIGTERM, and the new one is started when it has
 * ended. Repeated for the whole run; the mean of each part is printed.
 *
 * Claim: the first entry among the leases in Redis, which the old process has given back.
 */
export const bench = repeated(30, (seconds, say) =>
  inWorld(
    { apps: [{ name: APP, requestsPerSecond: BUDGET }], pollSeconds: POLL_SECONDS, say },
    async (world) => {
      await register(world, seeds(APP, RECORDINGS, Date.now(), POLL_SECONDS * 1_000));
      const until = performance.now() + seconds * 1_000;
      const times: Times[] = [];
      let bot = await world.bot();
      while (performance.now() < until) {
        await sleep(AT_WORK_MS);
        const signalled = performance.now();
        await bot.stop();
        const ended = performance.now();
        const starting = world.bot().then((next) => ({ next, ready: performance.now() }));
        const claimed = await firstClaim(world);
        const { next, ready } = await starting;
        bot = next;
        times.push({ stop: ended - signalled, claim: claimed - ended, ready: ready - ended });
      }
      const part = (name: string, of: (one: Times) => number): Measure => ({
        name,
        value: mean(times.map(of)) / 1_000,
        unit: 's',
      });
      return [
        { name: 'restarts', value: times.length, unit: '' },
        part('signal to end of the old process', ({ stop }) => stop),
        { ...part('start to first claim', ({ claim }) => claim), most: 0.6 },
        part('start to ready', ({ ready }) => ready),
        part('signal to first claim of the new process', ({ stop, claim }) => stop + claim),
      ];
    },
  ),
);

/** Milliseconds of each part of one restart. */
interface Times {
  readonly stop: number;
  readonly claim: number;
  readonly ready: number;
}

async function firstClaim({ keyspace: { redis, key } }: World): Promise<number> {
  while ((await redis.zcard(key('lease', APP))) === 0) await sleep(ASKED_EVERY_MS);
  return performance.now();
}
