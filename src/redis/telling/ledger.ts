import { z } from 'zod';
import type { Batch, Ledger } from '../../ports/telling.ts';
import { NEWS_KINDS } from '../../recording/news.ts';
import type { LedgerEntry, Noted } from '../../recording/telling/ledger.ts';
import type { Keyspace } from '../connection/keyspace.ts';
import { laneOf, placeOf } from '../connection/place.ts';
import { toJson } from '../connection/scripts/json.ts';

/** A stored entry. Names are short, because a recording may have `MOST_TOLD` of these. The script writes `a`. */
const Kept = z.object({
  p: z.string(),
  d: z.string(),
  t: z.string(),
  a: z.number(),
  k: z.array(z.enum(NEWS_KINDS)).readonly().default([]),
  n: z.number().default(0),
  h: z.enum(['told', 'found', 'repeated']).default('told'),
});

/** Writes an entry without its time, which the script adds, followed by the recordings that it is about. */
export function encodeNoted({ place, attempts }: Batch, noted: Noted | undefined): readonly string[] {
  if (noted === undefined) return [];
  const { delivery, ts, kinds, how, sids } = noted;
  const entry = {
    p: laneOf(place),
    d: delivery,
    t: ts,
    ...(kinds.length > 0 ? { k: kinds } : {}),
    ...(attempts > 0 ? { n: attempts } : {}),
    ...(how === 'told' ? {} : { h: how }),
  };
  return [toJson(entry), ...sids];
}

/** Reads the ledger (lua/parts/ledger.lua). */
export const createLedger = ({ redis, key }: Keyspace): Ledger => ({
  of: async (sid) =>
    (await redis.lrange(key('told', sid), 0, -1)).map((text): LedgerEntry => {
      const { p, d, t, a, k, n, h } = Kept.parse(JSON.parse(text));
      return { place: placeOf(p), delivery: d, ts: t, at: a, kinds: k, attempts: n, how: h };
    }),
});
