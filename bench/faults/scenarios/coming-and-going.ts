import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { each } from '../../crew.ts';
import { inTime } from '../../until.ts';
import { residentBytes } from '../../usage.ts';
import type { Crowd } from '../crowd.ts';
import { endWhenTold } from '../endings.ts';
import { FAILINGS, judge, type Verdict } from '../judge.ts';
import { PREFIX } from '../processes.ts';
import type { Scenario } from '../scenario.ts';
import type { FaultyWorld } from '../world.ts';

/** Places where something waits to be told. */
const LANES = `{${PREFIX}}:lanes`;

/** Hours played, and hours in which code is compiled and caches fill; growth after these is a leak. */
const HOURS = 12;
const WARM = 4;

/** Recordings that live at a time, and recordings that end in an hour while as many others start. */
const LIVING = 300;
const PER_HOUR = 100;
const OVER_WITHIN_MS = 90_000;

/** Percent by which memory may differ after the last hour. */
const FLAT = 3;

/**
 * Memory and keys at one moment. Keys that expire by themselves are counted apart, and so are waiting pictures: 45 are
 * drawn a minute, and here more recordings end.
 */
interface Held {
  /** Bytes. */
  readonly redis: number;
  readonly keys: number;
  readonly expiring: number;
  readonly pictures: number;
  /** Keys by their kind. */
  readonly kinds: ReadonlyMap<string, number>;
  readonly bots: number;
}

/**
 * A day of lessons: each hour a third of the recordings end and are forgotten, and others start. Nothing of them may stay.
 *
 * The bot takes the time from Redis, so an hour is as long as the news of its recordings takes, some twenty seconds.
 */
export const comingAndGoing: Scenario = {
  name: 'twelve hours of recordings that come and go',
  setup: { recordings: LIVING, channels: 50, workers: 1, webs: 1, filesPerSecond: 4 },
  async play(world, crowd, seconds) {
    const held: Held[] = [];
    let news = 0;
    let wrong = 0;
    for (let hour = 1; hour <= HOURS; hour += 1) {
      await sleep((seconds * 1_000) / (5 * HOURS));
      await endWhenTold(world, crowd, crowd.members.slice(0, PER_HOUR), OVER_WITHIN_MS);
      const over = await endedOf(world, crowd);
      news += over.news;
      wrong += FAILINGS.reduce((sum, failing) => sum + over[failing].length, 0);
      await each(
        crowd.members.filter(({ isOver }) => isOver),
        25,
        ({ sid }) => world.forget(sid),
      );
      crowd.forgetOver();
      await crowd.addMany(PER_HOUR);
      if (hour === WARM || hour === HOURS) held.push(await holdings(world));
    }
    const [first, last] = held;
    if (!first || !last) throw new Error('no hour was played');
    const grown = (of: 'redis' | 'keys' | 'bots'): number =>
      Math.max(0, (100 * (last[of] - first[of])) / first[of]);
    if (grown('keys') > FLAT) console.log(`What has grown: ${grownKinds(first, last).join(', ')}`);
    return [
      { name: 'recordings', value: LIVING + HOURS * PER_HOUR, unit: '' },
      { name: 'news of those that were forgotten', value: news, unit: '' },
      { name: 'of these told wrongly', value: wrong, unit: '', most: 0 },
      { name: 'Redis has grown by', value: grown('redis'), unit: '%', most: FLAT },
      { name: 'keys have grown by', value: grown('keys'), unit: '%', most: FLAT },
      { name: 'keys that expire by themselves', value: last.expiring, unit: '' },
      { name: 'pictures that wait for their turn', value: last.pictures, unit: '' },
      { name: 'processes have grown by', value: grown('bots'), unit: '%', most: FLAT },
    ];
  },
};

/** Judges what channels were told about ended recordings, once all of it is there. */
async function endedOf({ slack }: FaultyWorld, crowd: Crowd): Promise<Verdict> {
  const judged = () => judge(slack, crowd.over());
  const isWhole = () => judged().lost.length === 0 && judged().unfinished.length === 0;
  await inTime(isWhole, OVER_WITHIN_MS);
  return judged();
}

const grownKinds = (first: Held, last: Held): readonly string[] =>
  [...last.kinds].flatMap(([kind, count]) => {
    const before = first.kinds.get(kind) ?? 0;
    return count > before ? [`${kind} ${before} to ${count}`] : [];
  });

/** Milliseconds until what is forgotten after an hour is gone. */
const THROWN_AWAY_MS = 5_000;
/** Milliseconds within which all that waits to be told is told. */
const TOLD_WITHIN_MS = 60_000;

async function holdings({ admin, bots }: FaultyWorld): Promise<Held> {
  await sleep(THROWN_AWAY_MS);
  for (const until = Date.now() + TOLD_WITHIN_MS; (await admin.exists(LANES)) > 0 && Date.now() < until; ) {
    await sleep(100);
  }
  // Twice, because the second collection frees what finalizers release.
  for (let nth = 0; nth < 2; nth += 1) {
    for (const { pid } of bots()) process.kill(pid, 'SIGUSR2');
    await sleep(1_000);
  }
  const resident = bots().reduce((sum, { pid }) => sum + residentBytes(pid), 0);
  return { ...(await keysOf(admin)), bots: resident };
}

async function keysOf(admin: FaultyWorld['admin']): Promise<Omit<Held, 'bots'>> {
  const all = new Set<string>();
  for await (const keys of admin.scanStream({ count: 500 })) for (const key of Keys.parse(keys)) all.add(key);
  const held = { redis: 0, keys: 0, expiring: 0, pictures: 0 };
  const kinds = new Map<string, number>();
  await each([...all], 50, async (key) => {
    const [expiresIn, bytes] = await Promise.all([admin.pttl(key), admin.memory('USAGE', key, 'SAMPLES', 0)]);
    if (expiresIn >= 0) held.expiring += 1;
    else if (PICTURES.test(key)) held.pictures += 1;
    else {
      const [, kind = key] = key.split(':');
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      held.keys += 1;
      held.redis += bytes ?? 0;
    }
  });
  return { ...held, kinds };
}

/** Jobs of the queue of pictures, and its lists of those that wait. */
const PICTURES = /:picture:(?:picture-|wait$|prioritized$|delayed$)/;

const Keys = z.array(z.string());
