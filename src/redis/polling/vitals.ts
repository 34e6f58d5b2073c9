import type { Vitals } from '../../ports/polling.ts';
import type { Backlog } from '../../ports/telling.ts';
import { headOf } from '../connection/head.ts';
import type { Keyspace } from '../connection/keyspace.ts';
import { timeOf } from '../connection/time.ts';
import type { PolledApp } from './apps.ts';
import { createLoads } from './loads.ts';

const DAY_MS = 86_400_000;

/**
 * Measures ages that tell a working bot from one that merely answers. An app that is not configured any more does not
 * count, and a dark app is asked rarely on purpose, so it is not overdue.
 */
export function createVitals(keyspace: Keyspace, apps: readonly PolledApp[]): Vitals & Backlog {
  const { redis, key } = keyspace;
  const { scheduled, loads } = createLoads(keyspace, apps);
  const sinceEarliest = async (moments: readonly (string | null | undefined)[]): Promise<number> => {
    const now = await timeOf(redis);
    return Math.max(0, ...moments.map((at) => (at == null ? 0 : now - Number(at))));
  };

  async function dueSince(app: string): Promise<readonly (string | undefined)[]> {
    const [dark, ...heads] = await Promise.all([
      redis.hget(key('sight', app), 'dark'),
      headOf(redis, key('due', app)),
      headOf(redis, key('stuck', app)),
    ]);
    return dark === '1' ? [] : heads;
  }

  return {
    async lagMs() {
      if (apps.length === 0) return 0;
      return sinceEarliest(await redis.zmscore(key('agenda'), ...apps.map(({ name }) => name)));
    },
    async oldestDueMs() {
      return sinceEarliest((await Promise.all(apps.map(({ name }) => dueSince(name)))).flat());
    },
    async oldestUndeliveredMs() {
      return sinceEarliest([await headOf(redis, key('waiting'))]);
    },
    lanesWaiting: () => redis.zcard(key('waiting')),
    deadLetters: () => redis.hlen(key('dead')),
    async emptiedAt() {
      const [at, now] = await Promise.all([redis.hget(key('epoch'), 'emptied'), timeOf(redis)]);
      return at !== null && now - Number(at) < DAY_MS ? Number(at) : undefined;
    },
    scheduled,
    loads,
  };
}
