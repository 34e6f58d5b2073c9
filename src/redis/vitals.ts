import type { Vitals } from '../ports.ts';
import type { PolledApp } from './apps.ts';
import type { Keyspace } from './keyspace.ts';
import { timeOf } from './time.ts';

/**
 * Ages that tell a working bot from one that merely answers. An app of which nothing can be seen is asked rarely on
 * purpose, and one that is configured no longer not at all: neither counts as overdue.
 */
export function createVitals({ redis, key }: Keyspace, apps: readonly PolledApp[]): Vitals {
  const overdue = (moments: readonly (string | null)[], now: number): number =>
    Math.max(0, ...moments.map((at) => (at === null ? 0 : now - Number(at))));
  return {
    async oldestDueMs() {
      if (apps.length === 0) return 0;
      const moments = await redis.zmscore(key('agenda'), ...apps.map(({ name }) => name));
      return overdue(moments, await timeOf(redis));
    },
    async oldestUndeliveredMs() {
      const [, at = null] = await redis.zrange(key('lanes'), '0', '0', 'WITHSCORES');
      return overdue([at], await timeOf(redis));
    },
    async scheduled(app) {
      const [due, leased] = await Promise.all([redis.zcard(key('due', app)), redis.zcard(key('lease', app))]);
      return due + leased;
    },
  };
}
