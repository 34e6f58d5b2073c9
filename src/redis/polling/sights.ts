import { z } from 'zod';
import type { Sights } from '../../ports/polling.ts';
import { CLEAR, isDark, type Sight } from '../../recording/judging/sight.ts';
import { BLIND_CAUSES } from '../../recording/news.ts';
import type { Delivery } from '../../recording/telling/delivery.ts';
import type { Keyspace } from '../connection/keyspace.ts';
import { timeOf } from '../connection/time.ts';
import { encodeDelivery } from '../telling/delivery-codec.ts';

const StoredSight = z.object({
  version: z.number(),
  dark: z
    .object({
      since: z.number(),
      cause: z.enum(BLIND_CAUSES),
      looks: z.number(),
      told: z.boolean(),
      status: z.number().exactOptional(),
    })
    .exactOptional(),
  squeezed: z.object({ since: z.number(), told: z.boolean() }).exactOptional(),
}) satisfies z.ZodType<Sight>;

/** @param stored field `state` of `<tag>:sight:<app>`, which an app that was never in trouble has not */
export const decodeSight = (stored: string | null): Sight =>
  stored ? StoredSight.parse(JSON.parse(stored)) : CLEAR;

/** Whether the recordings of each app can be seen at all. */
export function createSights({ redis, key, run }: Keyspace): Sights {
  /** Apps of which this process has noted it: nearly every look comes after the first. */
  const noted = new Set<string>();
  return {
    async asked(app) {
      if (noted.has(app)) return;
      await redis.hset(key('sight', app), 'asked', '1');
      noted.add(app);
    },

    wasAsked: async (app) => (await redis.hget(key('sight', app), 'asked')) === '1',

    async get(app) {
      const stored = await redis.hget(key('sight', app), 'state');
      return decodeSight(stored);
    },

    async put(app, known, next, news) {
      const told = news && {
        id: `${app}.sight.${next.version}`,
        kind: 'app' as const,
        app,
        at: await timeOf(redis),
        news,
        sids: [],
      };
      const written = await run(
        'sight',
        app,
        known.version,
        next.version,
        JSON.stringify(next),
        isDark(next) ? 1 : 0,
        told ? openEnded(told) : '',
      );
      return written === 1 ? 'committed' : 'fenced';
    },
  };
}

/** The delivery without its last value, which differs from place to place and is filled in by the script. */
function openEnded(delivery: Delivery & { readonly kind: 'app' }): string {
  const { sids: _none, ...rest } = delivery;
  return `${encodeDelivery({ ...rest, sids: [] }).json.slice(0, -'[]}'.length)}`;
}
