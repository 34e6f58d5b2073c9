import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { each } from '../../crew.ts';
import { judge } from '../judge.ts';
import { PREFIX } from '../processes.ts';
import { type Scenario, until } from '../scenario.ts';
import type { FaultyWorld } from '../world.ts';

/** Places where something waits to be told. */
const LANES = `{${PREFIX}}:lanes`;

/** In the first two waves code is compiled and caches fill; what has grown since is a leak. */
const WAVES = 6;
const WARM = 2;

const PER_WAVE = 100;
const OVER_WITHIN_MS = 90_000;

/** Percent by which memory may differ after the last wave. */
const FLAT = 3;

/**
 * What stays. Counted apart are keys that expire by themselves, such as ids of commands for an hour, and pictures that wait
 * for their turn: 45 are drawn a minute, and here more recordings end.
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
 * Recordings come, change, end and are forgotten, wave after wave. Nothing of them may stay. The bot takes its time from
 * Redis, so that hours cannot be played in minutes; waves stand for them.
 */
export const comingAndGoing: Scenario = {
  name: 'waves of recordings come and go',
  setup: { recordings: 25, channels: 25, workers: 1, webs: 1, filesPerSecond: 4 },
  async play(world, crowd, seconds) {
    const held: Held[] = [];
    const failings: string[] = [];
    for (let wave = 0; wave < WAVES; wave += 1) {
      await crowd.addMany(PER_WAVE);
      await sleep((seconds * 1_000) / (4 * WAVES));
      for (const member of crowd.members) if (!member.isOver) crowd.end(member);
      await until(
        'the end of a wave',
        () => judge(world.slack, crowd).unfinished.length === 0,
        OVER_WITHIN_MS,
      ).catch((error: Error) => failings.push(error.message));
      await each(crowd.members, 25, ({ sid }) => world.forget(sid));
      crowd.forgetAll();
      if (wave === WARM - 1 || wave === WAVES - 1) held.push(await holdings(world));
    }
    await crowd.addMany(PER_WAVE / 5);
    if (failings.length > 0) throw new Error(failings.join(', '));
    const [first, last] = held;
    if (!first || !last) throw new Error('no wave was played');
    const grown = (of: 'redis' | 'keys' | 'bots'): number =>
      Math.max(0, (100 * (last[of] - first[of])) / first[of]);
    if (grown('keys') > FLAT) console.log(`What has grown: ${grownKinds(first, last).join(', ')}`);
    return [
      { name: 'recordings', value: WAVES * PER_WAVE, unit: '' },
      { name: 'Redis has grown by', value: grown('redis'), unit: '%', most: FLAT },
      { name: 'keys have grown by', value: grown('keys'), unit: '%', most: FLAT },
      { name: 'keys that expire by themselves', value: last.expiring, unit: '' },
      { name: 'pictures that wait for their turn', value: last.pictures, unit: '' },
      { name: 'processes have grown by', value: grown('bots'), unit: '%', most: FLAT },
    ];
  },
};

const grownKinds = (first: Held, last: Held): readonly string[] =>
  [...last.kinds].flatMap(([kind, count]) => {
    const before = first.kinds.get(kind) ?? 0;
    return count > before ? [`${kind} ${before} to ${count}`] : [];
  });

/** Milliseconds until what is thrown away after a wave is gone. */
const THROWN_AWAY_MS = 5_000;
/** Milliseconds within which all that waits to be told is told. */
const TOLD_WITHIN_MS = 60_000;

async function holdings({ admin, bots }: FaultyWorld): Promise<Held> {
  await sleep(THROWN_AWAY_MS);
  for (const until = Date.now() + TOLD_WITHIN_MS; (await admin.exists(LANES)) > 0 && Date.now() < until; ) {
    await sleep(100);
  }
  // Twice: what only finalizers free is gone after the second.
  for (let nth = 0; nth < 2; nth += 1) {
    for (const { pid } of bots()) process.kill(pid, 'SIGUSR2');
    await sleep(1_000);
  }
  const resident = bots().map(({ pid }) => {
    const [, kilobytes = '0'] =
      /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kilobytes) * 1_024;
  });
  return {
    ...(await keysOf(admin)),
    bots: resident.reduce((sum, bytes) => sum + bytes, 0),
  };
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
