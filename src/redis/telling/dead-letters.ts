import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { DeadLetter, DeadLetters } from '../../ports/telling.ts';
import { DAY_MS } from '../../recording/recording.ts';
import type { Delivery } from '../../recording/telling/delivery.ts';
import type { Place } from '../../recording/watching/place.ts';
import type { Keyspace } from '../connection/keyspace.ts';
import { laneOf, placeOf } from '../connection/place.ts';
import { toJson } from '../connection/scripts/json.ts';
import { timeOf } from '../connection/time.ts';
import { encodeDelivery } from './stored/delivery-codec.ts';

/** Milliseconds for which a dead letter is kept. Nobody wants older news, and its recordings are forgotten by then. */
const KEPT_MS = 30 * DAY_MS;

const Kept = z.object({ place: z.string(), reason: z.string(), at: z.number(), delivery: z.string() });

const Again = z.enum(['queued', 'paused', 'unknown']);

/** Letters of all workspaces, newest first. Those that are too old are removed. */
export async function allDeadLetters({ redis, key }: Keyspace): Promise<readonly DeadLetter[]> {
  const [kept, now] = await Promise.all([redis.hgetall(key('dead')), timeOf(redis)]);
  const letters = Object.entries(kept).map(([id, text]) => {
    const { place, reason, at } = Kept.parse(JSON.parse(text));
    return { id, place: placeOf(place), reason, at };
  });
  const old = letters.filter(({ at }) => at < now - KEPT_MS);
  if (old.length > 0) await redis.hdel(key('dead'), ...old.map(({ id }) => id));
  return letters.filter((one) => !old.includes(one)).sort((a, b) => b.at - a.at);
}

export function createDeadLetters(keyspace: Keyspace): DeadLetters {
  const { redis, key, run } = keyspace;
  return {
    async keep(place, delivery, reason) {
      const at = await timeOf(redis);
      const kept = { place: laneOf(place), reason, at, delivery: encodeDelivery(delivery) };
      const id = idOf(place, delivery);
      await redis.hset(key('dead'), id, toJson(kept));
      return id;
    },

    of: async (team) => (await allDeadLetters(keyspace)).filter(({ place }) => place.team === team),

    again: async (id) => Again.parse(await run('telling/again', id)),
  };
}

/** All edits of a card have one id, because there may be one every ten minutes. */
function idOf(place: Place, delivery: Delivery): string {
  const isEdit = delivery.kind === 'recording' && delivery.news.length === 0;
  const what = isEdit ? `${delivery.sid}.card` : delivery.id;
  return createHash('sha256')
    .update(`${laneOf(place)} ${what}`)
    .digest('hex')
    .slice(0, 10);
}
