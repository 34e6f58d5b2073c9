import type { Once } from '../../ports/process.ts';
import type { Holds } from '../../ports/slack.ts';
import type { Keyspace } from '../connection/keyspace.ts';

/** Lifetime in seconds. Slack repeats what was not answered in time for minutes, never for an hour. */
const REMEMBERED_SECONDS = 3_600;

export const createOnce = ({ redis, key }: Keyspace): Once => ({
  first: async (id) => (await redis.set(key('once', id), '1', 'EX', REMEMBERED_SECONDS, 'NX')) === 'OK',
  seen: async (id) => (await redis.exists(key('once', id))) === 1,
  forget: async (id) => void (await redis.del(key('once', id))),
});

/** Stores waits as keys that expire; scripts ask for them as well (parts/outbox.lua). */
export function createHolds({ redis, key }: Keyspace): Holds {
  const keyOf = (team: string, method: string): string => key('hold', `${team}:${method}`);
  return {
    left: async (team, method) => Math.max(0, await redis.pttl(keyOf(team, method))),
    async hold(team, method, ms) {
      await redis.set(keyOf(team, method), 1, 'PX', Math.max(1, Math.ceil(ms)));
    },
  };
}
