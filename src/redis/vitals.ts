import type { Load, Vitals } from '../ports/vitals.ts';
import { limitsOf, type PolledApp, type RateLimit } from './apps.ts';
import { createBudget } from './budget.ts';
import type { Keyspace } from './keyspace.ts';
import { timeOf } from './time.ts';

/**
 * Ages that tell a working bot from one that merely answers. An app that is configured no longer counts nowhere, and
 * one of which nothing can be seen is asked rarely on purpose, so it is not overdue.
 */
export function createVitals(keyspace: Keyspace, apps: readonly PolledApp[]): Vitals {
  const { redis, key } = keyspace;
  const budget = createBudget(keyspace, apps);
  const sinceEarliest = async (moments: readonly (string | null | undefined)[]): Promise<number> => {
    const now = await timeOf(redis);
    return Math.max(0, ...moments.map((at) => (at == null ? 0 : now - Number(at))));
  };
  const head = async (zset: string): Promise<string | undefined> =>
    (await redis.zrange(zset, '0', '0', 'WITHSCORES'))[1];

  async function dueSince(app: string): Promise<string | undefined> {
    const [at, dark] = await Promise.all([head(key('due', app)), redis.hget(key('sight', app), 'dark')]);
    return dark === '1' ? undefined : at;
  }

  async function scheduled(app: string): Promise<number> {
    const [due, leased] = await Promise.all([redis.zcard(key('due', app)), redis.zcard(key('lease', app))]);
    return due + leased;
  }

  async function loadOf({ names, limit }: Credential): Promise<Load> {
    const [recordings, close, share] = await Promise.all([
      sumOver(names, scheduled),
      sumOver(names, (app) => redis.zcard(key('urgent', app))),
      budget.share(names[0]),
    ]);
    return { apps: names, recordings, close, granted: limit.requestsPerSecond * share };
  }

  return {
    async lagMs() {
      if (apps.length === 0) return 0;
      return sinceEarliest(await redis.zmscore(key('agenda'), ...apps.map(({ name }) => name)));
    },
    async oldestDueMs() {
      return sinceEarliest(await Promise.all(apps.map(({ name }) => dueSince(name))));
    },
    async oldestUndeliveredMs() {
      return sinceEarliest([await head(key('waiting'))]);
    },
    scheduled,
    loads: () => Promise.all(credentialsOf(apps).map(loadOf)),
  };
}

interface Credential {
  readonly names: readonly [string, ...string[]];
  readonly limit: RateLimit;
}

/** Apps that share a budget, together. */
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
