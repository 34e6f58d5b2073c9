import { z } from 'zod';
import type { Once } from '../../ports/process.ts';
import type { Holds } from '../../ports/slack.ts';
import type { TakenOn } from '../../ports/telling.ts';
import { DAY_MS } from '../../recording/recording.ts';
import type { Keyspace } from '../connection/keyspace.ts';
import { laneOf } from '../connection/place.ts';
import { toJson } from '../connection/scripts/json.ts';
import { REMEMBERED_SECONDS } from './policy.ts';
import { encodeDelivery } from './stored/delivery-codec.ts';

export const createOnce = ({ redis, key }: Keyspace): Once => ({
  first: async (id) => (await redis.set(key('once', id), '1', 'EX', REMEMBERED_SECONDS, 'NX')) === 'OK',
  seen: async (id) => (await redis.exists(key('once', id))) === 1,
  forget: async (id) => void (await redis.del(key('once', id))),
});

/** Stores waits as keys that expire. Scripts read them too (lua/parts/outbox.lua). */
export function createHolds({ redis, key }: Keyspace): Holds {
  const keyOf = (team: string, method: string): string => key('hold', `${team}:${method}`);
  return {
    left: async (team, method) => Math.max(0, await redis.pttl(keyOf(team, method))),
    async hold(team, method, ms) {
      await redis.set(keyOf(team, method), 1, 'PX', Math.max(1, Math.ceil(ms)));
    },
  };
}

/** Milliseconds for which it is remembered who takes care of a message: 30 days. */
const TAKEN_ON_KEPT_MS = 30 * DAY_MS;

const Stored = z.object({ by: z.string(), at: z.number() });
const Before = z.string().nullable();

/** Stores who takes care of the bad news of one message. */
export const createTakenOn = ({ run }: Keyspace): TakenOn => ({
  async first(place, message, { sid, by, at }) {
    const id = `${sid}.on_it.${message}`;
    const delivery = encodeDelivery({ id, kind: 'on_it', sid, at, by });
    const before = Before.parse(
      await run('telling/take-on', laneOf(place), message, toJson({ by, at }), delivery, TAKEN_ON_KEPT_MS),
    );
    return before === null ? undefined : Stored.parse(JSON.parse(before));
  },
});
