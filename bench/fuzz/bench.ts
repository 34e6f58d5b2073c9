import { createPretendSlack } from '../../sandbox/slack/slack.ts';
import { API_TOKEN, APP_TOKEN, SECRETS, startWeb } from '../bot/web.ts';
import { SECRET } from '../callbacks/call.ts';
import { type Bench, none, type Say } from '../figure.ts';
import { ENTRIES } from '../paste/entries.ts';
import { createRandom, type Random } from '../random.ts';
import { inWorld, type World } from '../world.ts';
import { DOORS, sender } from './doors.ts';
import { frame, framer } from './frames.ts';
import { wordsOf } from './made.ts';
import { briefly, line, MOST_MS, quickest, SHOWN, sent, type Tally, tally } from './tally.ts';

/** Cases for each reader of texts in this process, for each HTTP door, and for Socket Mode. */
const CASES = { reader: 16_500, slow: 1_000, door: 8_000, frames: 8_000 };

/** Readers that take some 10 ms a case: they search all that a workspace knows, or all that is configured. */
const SLOW: ReadonlySet<string> = new Set([
  '/recording-status',
  '/recording-unwatch',
  '/recording-watch',
  'environment',
]);

/** Least number of cases in all. */
const LEAST = 200_000;

/**
 * Feeds random texts and data, well formed and not, to the readers in this process, and to real processes over HTTP and
 * Socket Mode. Nothing may throw, answer 5xx, stay unanswered or take longer than 50 ms.
 *
 * Of a slow case the quickest of four tries counts; of a reader, its CPU time, which other processes cannot lengthen.
 */
export const bench: Bench = async ({ say }) => {
  const random = createRandom(20_261_129);
  const all = new Map<string, Tally>();
  for (const [name, read] of Object.entries(ENTRIES)) {
    all.set(name, await readers(random, read, SLOW.has(name) ? CASES.slow : CASES.reader, say));
    say(`${name}: ${line(all.get(name) ?? tally())}`);
  }
  const died = await overSockets(random, all, say);
  const sum = (of: (one: Tally) => number) => [...all.values()].reduce((total, one) => total + of(one), 0);
  const [slowest] = [...all].toSorted(([, one], [, other]) => other.slowestMs - one.slowestMs);
  return [
    {
      name: 'cases',
      figure: `${sum(({ cases }) => cases)}`,
      target: `≥ ${LEAST}`,
      ok: sum(({ cases }) => cases) >= LEAST,
    },
    {
      name: 'slowest case',
      figure: `${(slowest?.[1].slowestMs ?? 0).toFixed(1)} ms`,
      target: `≤ ${MOST_MS} ms`,
      beside: slowest?.[0] ?? '',
      ok: (slowest?.[1].slowestMs ?? 0) <= MOST_MS,
    },
    none(
      'throws',
      sum(({ thrown }) => thrown),
    ),
    none(
      'answers of 5xx',
      sum(({ failed }) => failed),
    ),
    none(
      'unanswered',
      sum(({ unanswered }) => unanswered),
    ),
    none('faults that reached the top of a process, and processes that ended', died),
  ];
};

async function readers(
  random: Random,
  read: (text: string) => unknown,
  cases: number,
  say: Say,
): Promise<Tally> {
  const found = tally();
  for (; found.cases < cases; found.cases += 1) {
    const text = wordsOf(random);
    const timed = async () => {
      const before = process.cpuUsage();
      await read(text);
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1_000;
    };
    try {
      found.slowestMs = Math.max(found.slowestMs, await quickest(timed));
    } catch (error) {
      found.thrown += 1;
      if (found.thrown <= SHOWN) say(`${String(error)}: ${briefly(text)}`);
    }
  }
  return found;
}

async function overSockets(random: Random, all: Map<string, Tally>, say: Say): Promise<number> {
  const http = await createPretendSlack(SECRETS);
  const socket = await createPretendSlack({ ...SECRETS, appToken: APP_TOKEN });
  const apps = [{ name: 'fuzzed', requestsPerSecond: 5, callbackSecret: SECRET }];
  try {
    return await inWorld({ apps, pollSeconds: 600, say }, async (world) => {
      const { bot: web, port } = await startWeb(world, http, 'web', { API_TOKENS: API_TOKEN });
      const send = sender(port);
      for (const [name, made] of Object.entries(DOORS)) {
        all.set(name, await sent(CASES.door, () => made(random), send, say));
        say(`${name}: ${line(all.get(name) ?? tally())}`);
      }
      const connected = await socketBot(world, socket.apiUrl);
      all.set('Socket Mode', await sent(CASES.frames, () => frame(random), framer(socket), say));
      say(`Socket Mode: ${line(all.get('Socket Mode') ?? tally())}`);
      return [web, connected].flatMap((bot) => bot.complaints()).filter(({ outcome }) => TOP.has(outcome))
        .length;
    });
  } finally {
    await Promise.all([http.close(), socket.close()]);
  }
}

/** Outcomes that the log has of faults nobody caught, and of a process that ended. */
const TOP: ReadonlySet<string> = new Set(['uncaughtException', 'unhandledRejection', 'ended']);

const socketBot = (world: World, apiUrl: string) =>
  world.bot({
    ROLE: 'web',
    SLACK_MODE: 'socket',
    SLACK_BOT_TOKEN: SECRETS.botToken,
    SLACK_APP_TOKEN: APP_TOKEN,
    SLACK_API_URL: apiUrl,
  });
