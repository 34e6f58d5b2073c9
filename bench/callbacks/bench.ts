import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { createPretendSlack } from '../../sandbox/slack/slack.ts';
import { SECRETS, startWeb } from '../bot/web.ts';
import { answerOf } from '../forked.ts';
import { register, type Seed, seeds } from '../recordings.ts';
import { repeated } from '../repeat.ts';
import { quantile } from '../statistics.ts';
import { startMeter } from '../usage.ts';
import { inWorld, type World } from '../world.ts';
import { type Call, caller, notice, OTHER_SECRET, SECRET } from './call.ts';
import { fuzz } from './fuzz.ts';
import { killBetween } from './kills.ts';
import type { Storm } from './load.ts';

const APP = 'hot';
const RECORDINGS = 2_000;

/** Callbacks a second that one core has to take. */
const PER_SECOND = 1_000;

/** Events whose look is waited for, one after the other. */
const EVENTS = 40;
const LOOKED_WITHIN_MS = 3_000;

const BODIES = 20_000;
const KILLS = 50;

const Took = z.array(z.number()).readonly();
type Took = z.output<typeof Took>;

/** None of the recordings is due by itself. */
const HOUR_MS = 3_600_000;

/**
 * Callbacks to one web process, sent by another process: at full speed, then a thousand a second.
 *
 * These are about upload progress, which causes no look, and no worker runs, so that only taking them is measured (CPU:
 * user and system time of the web process). Then a worker notes what waits. Then come single events, each about a
 * recording that is not due, until its look reaches the upstream; then bodies of every kind, and processes that are killed
 * between their 200 and the end of processing.
 */
export const bench = repeated(20, async (seconds, say) => {
  const channels = Array.from({ length: KILLS }, (_, nth) => ({ name: `told-${nth + 1}` }));
  const slack = await createPretendSlack({ ...SECRETS, channels });
  const apps = [
    { name: APP, requestsPerSecond: 50, callbackSecret: SECRET },
    { name: 'other', requestsPerSecond: 1, callbackSecret: OTHER_SECRET },
  ];
  try {
    return await inWorld({ apps, pollSeconds: 600, say }, async (world) => {
      const known = seeds(APP, RECORDINGS, Date.now() + HOUR_MS, HOUR_MS);
      await register(world, known, slack.state().team.id);
      const { bot: web, port } = await startWeb(world, slack, 'web');
      const sids = known.map(({ sid }) => sid);
      await storm({ port, sids, forMs: 2_000 });
      const meter = startMeter([web.pid]);
      const forMs = (seconds * 1_000) / 2;
      const most = await storm({ port, sids, forMs });
      const { cpu } = meter.stop();
      const rate = most.length / (forMs / 1_000);
      const paced = await storm({ port, sids, forMs, perSecond: PER_SECOND });
      say(`taken ${plain(rate)}/s at most; at ${PER_SECOND}/s p99 ${plain(quantile(paced, 0.99))} ms`);
      const heardFrom = performance.now();
      const worker = await world.bot();
      await allHeard(world);
      const heardMs = performance.now() - heardFrom;
      const call = caller(port);
      const waits = await looks(world, call, known);
      say(`noted in ${plain(heardMs)} ms; from an event to its look at most ${plain(Math.max(...waits))} ms`);
      const [first = '', ...others] = sids.slice(0, EVENTS);
      const fuzzed = await fuzz(call, [first, ...others], BODIES, 1);
      await allHeard(world);
      const changed = await phasesChanged(world, known);
      say(`fuzz: ${JSON.stringify(fuzzed)}, ${changed} phases changed`);
      await Promise.all([web.stop(), worker.stop()]);
      const killed = await killBetween(world, slack, known.slice(-KILLS), (env) =>
        startWeb(world, slack, 'all', env),
      );
      return [
        { name: 'callbacks taken', value: rate, unit: '/s', least: PER_SECOND },
        {
          name: 'callbacks for each second of its CPU',
          value: (100 * rate) / cpu,
          unit: '',
          least: PER_SECOND,
        },
        { name: 'answered at 1,000/s, p50', value: quantile(paced, 0.5), unit: 'ms' },
        { name: 'answered at 1,000/s, p99', value: quantile(paced, 0.99), unit: 'ms', most: 25 },
        { name: 'answered at the most, p99', value: quantile(most, 0.99), unit: 'ms' },
        { name: 'then noted by a worker that starts, all of it', value: heardMs, unit: 'ms' },
        { name: 'from an event to its look, p50', value: quantile(waits, 0.5), unit: 'ms' },
        { name: 'from an event to its look, max', value: Math.max(...waits), unit: 'ms', most: 300 },
        { name: 'fuzz: bodies', value: fuzzed.sent, unit: '' },
        { name: 'fuzz: 5xx', value: fuzzed.failed, unit: '', most: 0 },
        { name: 'fuzz: secrets echoed', value: fuzzed.echoed, unit: '', most: 0 },
        { name: 'fuzz: taken unsigned, or refused signed', value: fuzzed.misjudged, unit: '', most: 0 },
        { name: 'fuzz: phases changed', value: changed, unit: '', most: 0 },
        { name: 'killed between the 200 and the note', value: killed.kills, unit: '' },
        { name: 'killed: lost', value: killed.lost, unit: '', most: 0 },
        { name: 'killed: told twice', value: killed.twice, unit: '', most: 0 },
        { name: 'killed: not relayed', value: killed.notRelayed, unit: '', most: 0 },
      ];
    });
  } finally {
    await slack.close();
  }
});

const plain = (value: number): string => value.toFixed(value < 100 ? 1 : 0);

/** @returns milliseconds that each callback took, sent by a process of its own */
const storm = async (order: Storm): Promise<Took> =>
  Took.parse(await answerOf(new URL('load.ts', import.meta.url), { order }));

async function allHeard({ keyspace: { redis, key } }: World): Promise<void> {
  while ((await redis.zcard(key('heard'))) > 0) await sleep(50);
}

/** Looks change no phase either: the upstream answers what is known already. */
async function phasesChanged({ recordings }: World, known: readonly Seed[]): Promise<number> {
  const found = await recordings.findAll(known.map(({ sid }) => sid));
  return found.filter(({ phase }) => phase !== 'recording').length;
}

async function looks({ upstream }: World, call: Call, known: readonly Seed[]): Promise<readonly number[]> {
  const waits: number[] = [];
  for (const { sid } of known.slice(0, EVENTS)) {
    const at = Date.now();
    await call(notice(sid, 12));
    let look: { readonly at: number } | undefined;
    while (!look && Date.now() - at < LOOKED_WITHIN_MS) {
      await sleep(20);
      look = (await upstream.requests()).find((one) => one.sid === sid);
    }
    waits.push((look?.at ?? Number.POSITIVE_INFINITY) - at);
  }
  return waits;
}
