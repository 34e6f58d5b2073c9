import type { Vitals } from '../ports/vitals.ts';
import type { PolledApp } from './apps.ts';
import type { Keyspace } from './keyspace.ts';
import { timeOf } from './time.ts';

/**
 * Ages that tell a working bot from one that merely answers. An app that is configured no longer counts nowhere, and
 * one of which nothing can be seen is asked rarely on purpose, so it is not overdue.
 */
export function createVitals({ redis, key }: Keyspace, apps: readonly PolledApp[]): Vitals {
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
    async scheduled(app) {
      const [due, leased] = await Promise.all([redis.zcard(key('due', app)), redis.zcard(key('lease', app))]);
      return due + leased;
    },
  };
}
