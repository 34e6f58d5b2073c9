import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '../../../until.ts';
import type { Crowd } from '../../crowd.ts';
import { ORDINARY, type Scenario } from '../../scenario.ts';
import type { FaultyWorld } from '../../world.ts';

/** Shares of the duration that is asked for. */
const [SHORT, LONG] = [1 / 12, 1 / 4];

const standsStill = (
  name: string,
  againWithin: number,
  share: number,
  breakIt: (world: FaultyWorld) => unknown,
  mend: (world: FaultyWorld) => unknown,
): Scenario => ({
  name,
  setup: ORDINARY,
  againWithin,
  async play(world, _, seconds) {
    await breakIt(world);
    await sleep(seconds * share * 1_000);
    await mend(world);
    return [];
  },
});

/** Seconds after which nothing arrives that was under way when the connections died. */
const UNDER_WAY = 1;

/** New connections work, so the fault ends at once. */
const halfOpen: Scenario = {
  name: 'connections to Redis are half open',
  setup: ORDINARY,
  againWithin: 10 - UNDER_WAY,
  async play({ network }) {
    network.be('half-open');
    await sleep(UNDER_WAY * 1_000);
    return [];
  },
};

/** Seconds within which a form is answered, which is its acknowledgement. */
const FORM_WITHIN = 2.5;
const FORM_OPEN_WITHIN_MS = 10_000;

/** Redis is stopped, while people type commands and send a form repeatedly. */
const stopped: Scenario = {
  name: 'Redis stands still',
  setup: ORDINARY,
  againWithin: 3,
  acksWithin: 100,
  async play(world, crowd, seconds) {
    await openForm(world);
    process.kill(world.redis.pid(), 'SIGSTOP');
    const waits: number[] = [];
    for (const end = Date.now() + seconds * LONG * 1_000; Date.now() < end; await sleep(500)) {
      waits.push(await sendForm(world, crowd));
    }
    process.kill(world.redis.pid(), 'SIGCONT');
    return [
      { name: 'forms sent', value: waits.length, unit: '' },
      { name: 'slowest answer of a form', value: Math.max(...waits) / 1_000, unit: 's', most: FORM_WITHIN },
    ];
  },
};

const USER = 'mei';

/** The form on top of the screen, or the apology in its place. */
const shown = ({ slack }: FaultyWorld) => Object.values(slack.state().views).flat().at(-1)?.view;

const isOpen = (world: FaultyWorld): boolean =>
  shown(world)?.blocks.some(({ block_id }) => block_id === 'paste') ?? false;

async function openForm(world: FaultyWorld): Promise<void> {
  const [channel = ''] = world.channels;
  if (shown(world)) await world.slack.closeView({ user: USER });
  await world.slack.command({ user: USER, channel, command: '/recording-watch', text: '' });
  await until('a form', () => isOpen(world), FORM_OPEN_WITHIN_MS);
}

/** @returns milliseconds until its answer, an apology that stands in its place */
async function sendForm(world: FaultyWorld, { members: [member] }: Crowd): Promise<number> {
  if (!isOpen(world)) await openForm(world);
  const since = performance.now();
  await world.slack.submitView({ user: USER, values: { paste: { value: member?.sid ?? '' } } });
  return performance.now() - since;
}

export const redisStandsStill: readonly Scenario[] = [
  standsStill(
    'Redis is killed',
    3,
    SHORT,
    ({ redis }) => redis.kill(),
    ({ redis }) => redis.start(),
  ),
  stopped,
  halfOpen,
  standsStill(
    'Redis cannot be reached',
    3,
    LONG,
    ({ network }) => network.be('refuse'),
    ({ network }) => network.be('pass'),
  ),
  standsStill(
    'Redis is full',
    3,
    LONG,
    ({ admin }) => admin.config('SET', 'maxmemory', '1mb'),
    ({ admin }) => admin.config('SET', 'maxmemory', '0'),
  ),
];
