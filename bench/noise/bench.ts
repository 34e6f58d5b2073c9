import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Step } from '../../sandbox/agora/script.ts';
import { createClosing } from '../../sandbox/demo/closing.ts';
import { CHANNELS } from '../../sandbox/demo/workplace.ts';
import { createDemoWorld, type DemoWorld } from '../../sandbox/demo/world.ts';
import type { Message } from '../../sandbox/slack/state.ts';
import { build } from '../bot/build.ts';
import type { Bench, Figure, Say } from '../figure.ts';
import { until } from '../until.ts';
import { cardsIn, fileNames, idOf, isCard, threadOf } from './channel.ts';

/**
 * How many messages a channel gets, on a day of forty healthy lessons and one that fails, for every choice of what the
 * channel sees; and, in a channel of its own, in a storm of a hundred recordings that end within a second.
 *
 * The real bot posts to a simulated Slack at Slack's own pace. The lessons are short and close together, and the bot
 * looks often; nothing else is faster than in life.
 */
const LESSONS = 40;

/** A lesson ends this many milliseconds after its start. */
const LENGTH_MS = 30_000;

/** Seconds between two looks. */
const LOOK_S = 3;

const LIVES: readonly Step[] = [
  { afterMs: 1_000, action: 'start' },
  { afterMs: 4_000, action: 'ready' },
  { afterMs: 8_000, action: 'publish' },
  { afterMs: 18_000, action: 'file' },
];
const LIVES_WELL: readonly Step[] = [...LIVES, { afterMs: LENGTH_MS, action: 'stop_in_sight' }];
const FAILS: readonly Step[] = [...LIVES, { afterMs: LENGTH_MS, action: 'fail' }];

/**
 * Milliseconds between two lessons. An end is seen within one look, so three ends never come within the ten seconds of a
 * burst, as on a day whose lessons are spread over hours.
 */
const BETWEEN_LESSONS_MS = 7_000;

/** More than all looks take. */
const LOOKS_PER_SECOND = 60;

const STORM = 100;

/** Milliseconds within which the storm must be told in all threads. */
const STORM_TOLD_MS = 600_000;

/** Milliseconds to wait for cards, which come one a second, and for ends behind them. */
const PATIENCE_MS = 300_000;

/** Channels with the options of their watches, their cards, and their messages beside cards. */
const CHOICES = [
  { channel: 'bad', options: { broadcast: 'bad' }, cards: LESSONS + 1, loud: 1 },
  { channel: 'final', options: { broadcast: 'final' }, cards: LESSONS + 1, loud: LESSONS + 1 },
  { channel: 'all', options: { broadcast: 'all' }, cards: LESSONS + 1 },
  { channel: 'none', options: { broadcast: 'none' }, cards: LESSONS + 1, loud: 0 },
  { channel: 'cards-bad', options: { cards: 'bad' }, cards: 1, loud: 1 },
] as const;

const STORMY = 'storm';

/** An uptime monitor says of each that it is up, and that it is down. */
const MONITOR = 2 * (LESSONS + 1);

export const bench: Bench = async ({ say }) => {
  build();
  const closing = createClosing(say);
  try {
    const folder = await mkdtemp(join(tmpdir(), 'noise-'));
    const world = await createDemoWorld({
      closing,
      redisFolder: join(folder, 'redis'),
      logFile: join(folder, 'bot.log'),
      channels: [
        ...CHANNELS,
        ...[...CHOICES.map(({ channel }) => channel), STORMY].map((name) => ({ name })),
      ],
      // No quota delays the sight of an end.
      requestsPerSecond: 2 * LOOKS_PER_SECOND,
      env: { AGORA_REQUESTS_PER_SECOND: String(LOOKS_PER_SECOND), POLL_SECONDS: String(LOOK_S) },
    });
    const [day, storm] = await Promise.all([aDay(world, say), aStorm(world, say)]);
    return [...day, ...storm];
  } finally {
    await closing.close();
  }
};

async function aDay(world: DemoWorld, say: Say): Promise<readonly Figure[]> {
  const watch = CHOICES.map(({ channel, options }) => ({ channel: idOf(world.slack, channel), ...options }));
  const sids: string[] = [];
  const stops: Promise<void>[] = [];
  for (let n = 0; n <= LESSONS; n += 1) {
    if (n % 10 === 0) say(`lesson ${n} of ${LESSONS}`);
    // The last one fails, so that its end comes together with no other.
    const isWell = n < LESSONS;
    const lesson = world.agora.start({
      mode: 'mix',
      cname: `room-${n}`,
      script: isWell ? LIVES_WELL : FAILS,
    });
    await world.register(lesson, { alias: `Lesson ${n}`, watch });
    sids.push(lesson.sid);
    if (isWell) stops.push(sleep(LENGTH_MS).then(() => reportStop(world, lesson.sid)));
    await sleep(BETWEEN_LESSONS_MS);
  }
  await Promise.all(stops);
  for (const { channel, cards } of CHOICES) {
    const told = () => sids.filter((sid) => threadOf(world.slack, channel, sid).some(tellsEnd)).length;
    if (cards > 1) await until(`every end in #${channel}`, () => told() === sids.length, PATIENCE_MS);
    else await until('the card of the failure', () => cardsIn(world.slack, channel).length > 0, PATIENCE_MS);
  }
  await sleep(5_000);
  return CHOICES.map(({ channel, cards, ...limit }): Figure => {
    const read = world.slack.messages(channel);
    const posted = read.filter(isCard).length;
    const loud = read.length - posted;
    const most = 'loud' in limit ? limit.loud : undefined;
    const lines = sids.reduce((sum, sid) => sum + threadOf(world.slack, channel, sid).length, 0);
    return {
      name: channel === 'cards-bad' ? 'a day, cards:bad' : `a day, broadcast:${channel}`,
      figure: `${posted} cards, ${loud} messages beside them`,
      ...(most === undefined
        ? // With so little time between the lessons most of its news comes in tables.
          { target: `up to ${lines} on a real day` }
        : { target: `${cards} and ${most}`, ok: posted === cards && loud === most }),
      beside: `${MONITOR} of an uptime monitor`,
    };
  });
}

async function aStorm(world: DemoWorld, say: Say): Promise<readonly Figure[]> {
  const { agora, slack } = world;
  const sids: string[] = [];
  for (let n = 0; n < STORM; n += 1) {
    const started = agora.start({ mode: 'mix', cname: `storm-${n}` });
    sids.push(started.sid);
    for (const action of ['start', 'ready', 'publish', 'file'] as const) agora.act(started.sid, action);
    await world.register(started, { alias: `Storm ${n}`, watch: [{ channel: idOf(world.slack, STORMY) }] });
  }
  say(`${STORM} cards, of which Slack takes one a second`);
  await until('all cards', () => cardsIn(slack, STORMY).length === STORM, PATIENCE_MS);
  const before = slack.messages(STORMY).length;
  say('all of them end');
  const since = performance.now();
  for (const sid of sids) agora.act(sid, 'stop');
  const ended = () => sids.filter((sid) => threadOf(slack, STORMY, sid).some(tellsEnd)).length;
  await until('the end in every thread', () => ended() === STORM, 2 * STORM_TOLD_MS);
  const tookMs = performance.now() - since;
  await sleep(5_000);
  const loud = slack.messages(STORMY).length - before;
  const threads = sids.map((sid) => new Set(threadOf(slack, STORMY, sid).flatMap(fileNames)));
  const announced = sids.flatMap((sid) => namesOf(world, sid));
  const once = announced.filter((name) => threads.filter((told) => told.has(name)).length === 1).length;
  return [
    {
      name: `${STORM} ends at once, messages in the channel`,
      figure: `${loud}`,
      target: 'at most 3',
      beside: `${STORM} of an uptime monitor`,
      ok: loud <= 3,
    },
    {
      name: 'until the end stands in every thread',
      figure: `${Math.round(tookMs / 1_000)} s`,
      target: 'within 600 s',
      ok: tookMs <= STORM_TOLD_MS,
    },
    {
      name: 'file names that stand in exactly one thread',
      figure: `${once} of ${announced.length}`,
      target: 'all',
      ok: announced.length > 0 && once === announced.length,
    },
  ];
}

const tellsEnd = ({ metadata }: Message): boolean =>
  /\b(ended|failed|lost)\b/.test(String(metadata?.event_payload.kinds));

/** Reports a stop, like a backend that has just called `stop`. */
const reportStop = (world: DemoWorld, sid: string): Promise<void> =>
  world.report(sid, { stopRequestedAt: new Date().toISOString() });

const namesOf = ({ agora }: DemoWorld, sid: string): readonly string[] =>
  agora
    .recordings()
    .find((one) => one.sid === sid)
    ?.files.map(({ name }) => name) ?? [];
