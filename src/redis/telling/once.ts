import type { Once } from '../../ports/telling.ts';
import type { Keyspace } from '../connection/keyspace.ts';

/** Slack repeats what was not answered in time for some minutes, never for an hour. */
const REMEMBERED_SECONDS = 3_600;

/** Remembers what was already handled. */
export const createOnce = ({ redis, key }: Keyspace): Once => ({
  first: async (id) => (await redis.set(key('once', id), '1', 'EX', REMEMBERED_SECONDS, 'NX')) === 'OK',
  seen: async (id) => (await redis.exists(key('once', id))) === 1,
  forget: async (id) => void (await redis.del(key('once', id))),
});
