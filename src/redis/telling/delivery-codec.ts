import { z } from 'zod';
import { type News, TOLD } from '../../recording/news.ts';
import type { Instant } from '../../recording/recording.ts';
import type { Delivery } from '../../recording/telling/delivery.ts';
import { StoredNews, StoredSightNews } from './stored-news.ts';

/** A queued delivery cannot be read. It stays where it is, so that code that can read it still may tell it. */
export class UnreadableDelivery extends Error {
  override readonly name = 'UnreadableDelivery';

  constructor(lane: string, why: string) {
    super(`What is queued for ${lane} cannot be read: ${why}`);
  }
}

const base = { id: z.string(), at: z.number() };

const StoredDelivery = z.discriminatedUnion('kind', [
  z.object({ ...base, kind: z.literal('recording'), sid: z.string(), news: z.array(StoredNews).readonly() }),
  z.object({ ...base, kind: z.literal('share'), sid: z.string(), by: z.string() }),
  z.object({
    ...base,
    kind: z.literal('not_shared'),
    sid: z.string(),
    channel: z.string(),
    reason: z.string(),
  }),
  z.object({
    ...base,
    kind: z.literal('unwatched'),
    sid: z.string(),
    by: z.string().exactOptional(),
    card: z.string(),
  }),
  z.object({
    ...base,
    kind: z.literal('app'),
    app: z.string(),
    news: StoredSightNews,
    sids: z.array(z.string()).readonly(),
  }),
  z.object({
    ...base,
    kind: z.literal('forgotten'),
    sid: z.string(),
    card: z.string(),
    name: z.string(),
  }),
  z.object({
    ...base,
    kind: z.literal('digest'),
    told: z
      .array(
        z.object({
          delivery: z.string(),
          sid: z.string(),
          at: z.number(),
          news: z.array(StoredNews).readonly(),
        }),
      )
      .readonly(),
  }),
  z.object({
    ...base,
    kind: z.literal('missed'),
    after: z.enum(['pause', 'mute']),
    missed: z
      .array(z.object({ sid: z.string(), since: z.number(), before: z.number().exactOptional() }))
      .readonly(),
  }),
  z.object({
    ...base,
    kind: z.literal('paused'),
    channel: z.string(),
    reason: z.string(),
    // Once there was a message for each watch, which is one that names none.
    total: z.number().default(1),
    sids: z.array(z.string()).readonly().default([]),
    // Only owners of watches were told once.
    rules: z.number().default(0),
  }),
  z.object({ ...base, kind: z.literal('left') }),
  z.object({
    ...base,
    kind: z.literal('passed_on'),
    person: z.string(),
    watches: z.number(),
    rules: z.number(),
    sids: z.array(z.string()).readonly(),
  }),
]) satisfies z.ZodType<Delivery>;

/**
 * A delivery as the outbox keeps it. Its id comes first, where scripts look for it (lua/parts/delivery.lua, which writes
 * those deliveries that only scripts know of). A kind of delivery or news that could not be read again does not compile.
 */
export function encodeDelivery(delivery: Delivery): string {
  const { id, ...rest }: z.input<typeof StoredDelivery> = delivery;
  return JSON.stringify({ id, ...rest });
}

/**
 * News of one recording, named for the version that brings it. What has no line of its own only brings the card up to
 * date, and so need not be in order.
 */
export const encodeNews = (sid: string, version: number, at: Instant, news: readonly News[]): string =>
  encodeDelivery({
    id: `${sid}.${version}`,
    kind: 'recording',
    sid,
    at,
    news: news.filter(({ kind }) => TOLD[kind] !== 'card'),
  });

/** @throws {UnreadableDelivery} */
export function decodeDelivery(lane: string, text: string): Delivery {
  const read = StoredDelivery.safeParse(JSON.parse(text));
  if (!read.success) throw new UnreadableDelivery(lane, z.prettifyError(read.error));
  return read.data;
}
