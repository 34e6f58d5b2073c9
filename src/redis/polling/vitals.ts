import { z } from 'zod';
import type { Load, Vitals } from '../../ports/polling.ts';
import type { Backlog } from '../../ports/telling.ts';
import { DAY_MS } from '../../recording/recording.ts';
import { evictingBy } from '../connection/eviction.ts';
import type { Keyspace } from '../connection/keyspace.ts';
import { timeOf } from '../connection/time.ts';
import { limitsOf, type PolledApp, type RateLimit } from './apps.ts';
import { createBudget } from './budget.ts';

const Count = z.number();

type Timetable = 'due' | 'stuck';

/**
 * Measures ages that tell a working bot from one that merely answers, and the load of each credential. Apps that are no
 * longer configured do not count. A dark app is asked rarely on purpose, so nothing of it is late, or wanted.
 */
export function createVitals(keyspace: Keyspace, apps: readonly PolledApp[]): Vitals & Backlog {
  const { redis, key, run } = keyspace;
  const budget = createBudget(keyspace, apps);

  /** Lowest score of a sorted set; `undefined` if it is empty. */
  const headOf = async (zset: string): Promise<string | undefined> =>
    (await redis.zrange(zset, '0', '0', 'WITHSCORES'))[1];

  const sinceEarliest = async (moments: readonly (string | null | undefined)[]): Promise<number> => {
    const now = await timeOf(redis);
    return Math.max(0, ...moments.map((at) => (at == null ? 0 : now - Number(at))));
  };

  async function withoutDark(names: readonly string[]): Promise<readonly string[]> {
    const dark = await Promise.all(names.map((app) => redis.hget(key('sight', app), 'dark')));
    return names.filter((_, index) => dark[index] !== '1');
  }

  const dueBy = async (app: string, at: number | '+inf'): Promise<number> =>
    Count.parse(await run('polling/scheduled', app, at));

  /** Milliseconds for which the first of a timetable could have been asked for and was not. */
  async function lateness(kind: Timetable, app: string, now: number, held: number): Promise<number> {
    const [first, back] = await Promise.all([headOf(key(kind, app)), redis.hget(key('sight', app), 'back')]);
    if (first === undefined) return 0;
    return Math.max(0, now - Math.max(Number(first), held, Number(back ?? 0)));
  }

  /** Apps of a credential that can be seen, and how late their looks are. */
  async function lateOf({ names, limit }: Credential, now: number) {
    const [heldUntil, seen] = await Promise.all([
      redis.hget(key('rate', limit.budget), 'held'),
      withoutDark(names),
    ]);
    const held = Number(heldUntil ?? 0);
    const latest = async (kind: Timetable) =>
      Math.max(0, ...(await Promise.all(seen.map((app) => lateness(kind, app, now, held)))));
    const [waitingMs, stuckMs] = await Promise.all([latest('due'), latest('stuck')]);
    return { seen, heldMs: Math.max(0, held - now), waitingMs, stuckMs };
  }

  async function loadOf(credential: Credential, withinMs: number): Promise<Load> {
    const { names, limit } = credential;
    const now = await timeOf(redis);
    const { seen, ...late } = await lateOf(credential, now);
    const [recordings, close, share] = await Promise.all([
      sumOver(seen, (app) => dueBy(app, now + withinMs)),
      sumOver(seen, (app) => redis.zcount(key('urgent', app), '-inf', now + withinMs)),
      budget.rateLeft(names[0]),
    ]);
    return { apps: names, recordings, close, granted: limit.requestsPerSecond * share, ...late };
  }

  return {
    async lagMs() {
      if (apps.length === 0) return 0;
      return sinceEarliest(await redis.zmscore(key('agenda'), ...apps.map(({ name }) => name)));
    },
    async oldestDueMs() {
      const now = await timeOf(redis);
      const late = await Promise.all(credentialsOf(apps).map((one) => lateOf(one, now)));
      return Math.max(0, ...late.flatMap(({ waitingMs, stuckMs }) => [waitingMs, stuckMs]));
    },
    async oldestUndeliveredMs() {
      return sinceEarliest([await headOf(key('waiting'))]);
    },
    lanesWaiting: () => redis.zcard(key('waiting')),
    deadLetters: () => redis.hlen(key('dead')),
    async emptiedAt() {
      const [at, now] = await Promise.all([redis.hget(key('epoch'), 'emptied'), timeOf(redis)]);
      return at !== null && now - Number(at) < DAY_MS ? Number(at) : undefined;
    },
    evicting: () => evictingBy(redis),
    scheduled: (app) => dueBy(app, '+inf'),
    loads: (withinMs) => Promise.all(credentialsOf(apps).map((one) => loadOf(one, withinMs))),
  };
}

interface Credential {
  readonly names: readonly [string, ...string[]];
  readonly limit: RateLimit;
}

/** Groups apps by the budget that they share. */
function credentialsOf(apps: readonly PolledApp[]): readonly Credential[] {
  const found = new Map<string, Credential>();
  for (const [name, limit] of limitsOf(apps)) {
    const others = found.get(limit.budget)?.names;
    found.set(limit.budget, { names: others ? [...others, name] : [name], limit });
  }
  return [...found.values()];
}

async function sumOver(names: readonly string[], count: (name: string) => Promise<number>): Promise<number> {
  const counts = await Promise.all(names.map(count));
  return counts.reduce((sum, one) => sum + one, 0);
}
