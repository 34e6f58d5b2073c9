import { z } from 'zod';
import type { Sights } from '../../ports/polling.ts';
import { CLEAR, isDark, type Sight } from '../../recording/judging/sight.ts';
import { BLIND_CAUSES } from '../../recording/news.ts';
import type { Keyspace } from '../connection/keyspace.ts';
import { toJson } from '../connection/scripts/json.ts';

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

/** @param stored field `state` of `<tag>:sight:<app>`; empty or null for an app that was never in trouble */
export const decodeSight = (stored: string | null): Sight =>
  stored ? StoredSight.parse(JSON.parse(stored)) : CLEAR;

/** Stores whether the recordings of each app can be seen. */
export function createSights({ redis, key, run }: Keyspace): Sights {
  /** Apps for which this process has noted a query, so that only the first one is written. */
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
      const written = await run(
        'polling/sight',
        app,
        known.version,
        next.version,
        toJson(next),
        isDark(next) ? 1 : 0,
        news ? toJson(news) : '',
      );
      return written === 1 ? 'committed' : 'fenced';
    },
  };
}
