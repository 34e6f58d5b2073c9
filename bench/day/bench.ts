import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Step } from '../../sandbox/agora/script.ts';
import { createClosing } from '../../sandbox/demo/closing.ts';
import { createDemoWorld, type DemoWorld } from '../../sandbox/demo/world.ts';
import type { Bench } from '../figure.ts';
import { cardsIn, idOf, isCard } from '../noise/channel.ts';
import { until } from '../until.ts';
import { aloud } from './aloud.ts';

const HOURS = 4;
const LESSONS_AN_HOUR = 10;
const SPEED = 10;
const LOST = { hour: 2, lesson: 5 } as const;

const CHANNEL = 'class-recordings';
const ROOMS = [
  'Algebra',
  'History',
  'Physics',
  'Latin',
  'Music',
  'Biology',
  'Drama',
  'Chemistry',
  'Art',
  'Greek',
];

/** A message or a row that begins with one of these is bad news. */
const BAD = /^[❌❓⛔]/u;

/** Cards in one of these have nothing more to say. */
const OVER = ['ended', 'lost'];

const LESSON_MS = 5_000;
const PATIENCE_MS = 120_000;

const WAYS = ['stopped', 'left', 'reported'] as const;

/** `stopped`: the bot is not told. `left`: everybody had left. `reported`: the backend reports the stop, as it promised. */
type Way = (typeof WAYS)[number];

interface Lesson {
  readonly sid: string;
  readonly way: Way;
}

/** Virtual milliseconds. */
const START: readonly Step[] = [
  { afterMs: 10_000, action: 'start' },
  { afterMs: 20_000, action: 'ready' },
  { afterMs: 40_000, action: 'publish' },
];

/**
 * A team's day: forty lessons in four hours. One vanishes although its backend promised to report every end; the others
 * end in three ordinary ways.
 *
 * The real bot tells one channel, which is printed as a person reads it. Everything is about ten times as fast as in life.
 */
export const bench: Bench = async ({ say }) => {
  const closing = createClosing(say);
  try {
    const folder = await mkdtemp(join(tmpdir(), 'day-'));
    const world = await createDemoWorld({
      closing,
      redisFolder: join(folder, 'redis'),
      logFile: join(folder, 'bot.log'),
      env: { AGORA_REQUESTS_PER_SECOND: '8' },
    });
    world.agora.speed(SPEED);
    const before = world.slack.messages(CHANNEL).length;
    for (let hour = 0; hour < HOURS; hour += 1) {
      say(`hour ${hour + 1} of ${HOURS}`);
      await anHour(world, hour);
    }
    const read = world.slack.messages(CHANNEL).slice(before);
    const news = read.filter((message) => !isCard(message));
    say(`${read.length - news.length} cards; beside them the channel reads:`);
    for (const line of news.flatMap(aloud)) say(line);
    const bad = news.map(aloud).flatMap(badNews);
    return [
      { name: 'lessons', figure: `${HOURS * LESSONS_AN_HOUR}` },
      { name: 'messages to the whole channel', figure: `${news.length}` },
      {
        name: 'of these, bad news',
        figure: `${bad.length}`,
        target: '1, the recording that vanished',
        ok: bad.length === 1 && bad[0]?.includes(nameOf(LOST.hour, LOST.lesson)) === true,
      },
    ];
  } finally {
    await closing.close();
  }
};

/** Bad lines, each behind the one before it, where a message of its own has the name. */
const badNews = (lines: readonly string[]): readonly string[] =>
  lines.flatMap((line, at) => (BAD.test(line) ? [`${lines[at - 1] ?? ''} ${line}`] : []));

const nameOf = (hour: number, lesson: number): string => `${ROOMS[lesson]} ${hour + 1}`;

/** All lessons of an hour begin and end together. */
async function anHour(world: DemoWorld, hour: number): Promise<void> {
  const lessons: Lesson[] = [];
  for (let n = 0; n < LESSONS_AN_HOUR; n += 1) lessons.push(await begin(world, hour, n));
  await until(
    'all lessons',
    () => lessons.every(({ sid }) => phaseOf(world, sid) === 'recording'),
    PATIENCE_MS,
  );
  for (const { sid } of lessons) world.agora.act(sid, 'file');
  await sleep(LESSON_MS);
  for (const [n, lesson] of lessons.entries()) {
    if (hour === LOST.hour && n === LOST.lesson) world.agora.act(lesson.sid, 'vanish');
    else await end(world, lesson);
  }
  await until(
    'all ends',
    () => lessons.every(({ sid }) => OVER.includes(phaseOf(world, sid) ?? '')),
    PATIENCE_MS,
  );
}

async function begin({ agora, slack, register }: DemoWorld, hour: number, n: number): Promise<Lesson> {
  const way = WAYS[n % WAYS.length] ?? 'stopped';
  const started = agora.start({ mode: 'mix', cname: `room-${hour + 1}-${n + 1}`, script: START });
  const promise = way === 'reported' ? { reportsStop: true } : {};
  await register(started, { alias: nameOf(hour, n), watch: [{ channel: idOf(slack, CHANNEL) }], ...promise });
  return { sid: started.sid, way };
}

async function end({ agora, report }: DemoWorld, { sid, way }: Lesson): Promise<void> {
  if (way === 'reported') await report(sid, { stopRequestedAt: new Date().toISOString() });
  agora.act(sid, way === 'left' ? 'leave' : 'stop');
}

const phaseOf = ({ slack }: DemoWorld, sid: string): string | undefined =>
  cardsIn(slack, CHANNEL)
    .map(({ metadata }) => metadata?.event_payload)
    .find((payload) => payload?.sid === sid)
    ?.phase?.toString();
