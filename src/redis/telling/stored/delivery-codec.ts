import { z } from 'zod';
import { type News, TOLD } from '../../../recording/news.ts';
import type { Instant } from '../../../recording/recording.ts';
import type { Delivery, Row, Silence } from '../../../recording/telling/delivery.ts';
import type { Piece } from '../../../recording/telling/piece.ts';
import { CARDS } from '../../../recording/watching/cards.ts';
import { toJson } from '../../connection/scripts/json.ts';
import { StoredNews, StoredSightNews } from './stored-news.ts';

/** Thrown when a queued delivery cannot be read. It stays queued, for code that can read it. */
export class UnreadableDelivery extends Error {
  override readonly name = 'UnreadableDelivery';

  constructor(lane: string, why: string) {
    super(`What is queued for ${lane} cannot be read: ${why}`);
  }
}

const base = { id: z.string(), at: z.number() };

const StoredPiece = z.object({
  id: z.string(),
  at: z.number(),
  news: z.array(StoredNews).readonly(),
  told: z.enum(['channel', 'table', 'thread']),
  since: z.number().exactOptional(),
}) satisfies z.ZodType<Piece>;

const StoredRow = z.object({
  sid: z.string(),
  at: z.number(),
  news: z.array(StoredNews).readonly(),
}) satisfies z.ZodType<Row>;

const StoredSilence = z.object({
  sid: z.string(),
  since: z.number(),
  before: z.number().exactOptional(),
}) satisfies z.ZodType<Silence>;

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
  z.object({ ...base, kind: z.literal('language'), by: z.string(), lang: z.string(), before: z.string() }),
  z.object({
    ...base,
    kind: z.literal('awaited'),
    by: z.string(),
    total: z.number(),
    cards: z.enum(CARDS).exactOptional(),
  }),
  z.object({ ...base, kind: z.literal('on_it'), sid: z.string(), by: z.string() }),
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
    by: z.string().exactOptional(),
  }),
  z.object({
    ...base,
    kind: z.literal('thread'),
    sid: z.string(),
    pieces: z.array(StoredPiece).readonly(),
  }),
  z.object({
    ...base,
    kind: z.literal('digest'),
    told: z.array(StoredRow).readonly(),
    ts: z.string().exactOptional(),
  }),
  z.object({
    ...base,
    kind: z.literal('story'),
    of: z.array(StoredSilence).readonly(),
    filesOnly: z.boolean(),
  }),
  z.object({
    ...base,
    kind: z.literal('missed'),
    after: z.enum(['pause', 'mute']),
    missed: z.array(StoredSilence).readonly(),
  }),
  z.object({
    ...base,
    kind: z.literal('paused'),
    channel: z.string(),
    reason: z.string(),
    // Older code queued one message for each watch and named no total.
    total: z.number().default(1),
    sids: z.array(z.string()).readonly().default([]),
    // Older code told only owners of watches.
    rules: z.number().default(0),
  }),
  z.object({
    ...base,
    kind: z.literal('resumed'),
    channel: z.string(),
    of: z.string(),
    card: z.string(),
  }),
  z.object({ ...base, kind: z.literal('left') }),
  z.object({
    ...base,
    kind: z.literal('emptied'),
    total: z.number(),
    names: z.array(z.string()).readonly(),
    lang: z.string().exactOptional(),
  }),
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
 * Writes a delivery as the outbox keeps it. Its id comes first, where scripts look for it (lua/parts/delivery.lua,
 * which writes the kinds that only scripts know of). A kind of delivery or news that could not be read again does not
 * compile.
 */
export function encodeDelivery(delivery: Delivery): string {
  const { id, ...rest }: z.input<typeof StoredDelivery> = delivery;
  return toJson({ id, ...rest });
}

/**
 * Writes news of one recording, named for the version that brings it. News without a line of its own only edits the
 * card, so its order does not matter.
 */
export const encodeNews = (sid: string, version: number, at: Instant, news: readonly News[]): string =>
  encodeDelivery({
    id: `${sid}.${version}`,
    kind: 'recording',
    sid,
    at,
    news: news.filter(({ kind }) => TOLD[kind] !== 'card'),
  });

/** Writes a piece of a story as the thread of its card keeps it. */
export const encodePiece = (piece: z.input<typeof StoredPiece>): string => toJson(piece);

/** Writes a row as its table keeps it. */
export const encodeRow = (row: z.input<typeof StoredRow>): string => toJson(row);

/** @throws {UnreadableDelivery} */
export const decodePieces = (lane: string, texts: readonly string[]): readonly Piece[] =>
  decodeAll(z.array(StoredPiece), lane, texts);

/** @throws {UnreadableDelivery} */
export const decodeRows = (lane: string, texts: readonly string[]): readonly Row[] =>
  decodeAll(z.array(StoredRow), lane, texts);

function decodeAll<All>(stored: z.ZodType<All>, lane: string, texts: readonly string[]): All {
  const read = stored.safeParse(texts.map((text): unknown => JSON.parse(text)));
  if (!read.success) throw new UnreadableDelivery(lane, z.prettifyError(read.error));
  return read.data;
}

/** @throws {UnreadableDelivery} */
export function decodeDelivery(lane: string, text: string): Delivery {
  const read = StoredDelivery.safeParse(JSON.parse(text));
  if (!read.success) throw new UnreadableDelivery(lane, z.prettifyError(read.error));
  return read.data;
}
