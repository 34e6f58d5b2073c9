import { z } from 'zod';
import { type News, TOLD } from '../../../recording/news.ts';
import type { Instant } from '../../../recording/recording.ts';
import type { Delivery, DeliveryKind, Row, Silence } from '../../../recording/telling/delivery.ts';
import type { Piece } from '../../../recording/telling/piece.ts';
import { CARDS } from '../../../recording/watching/cards.ts';
import { toJson } from '../../connection/scripts/json.ts';
import { StoredNews, StoredSightNews } from './stored-news.ts';

/** Thrown when a queued delivery cannot be read. It stays queued for a version that can read it. */
export class UnreadableDelivery extends Error {
  override readonly name = 'UnreadableDelivery';

  constructor(lane: string, why: string) {
    super(`What is queued for ${lane} cannot be read: ${why}`);
  }
}

const texts = z.array(z.string()).readonly();
const news = z.array(StoredNews).readonly();

const StoredPiece = z.object({
  id: z.string(),
  at: z.number(),
  news,
  told: z.enum(['channel', 'table', 'thread']),
  since: z.number().exactOptional(),
  again: z.literal(true).exactOptional(),
}) satisfies z.ZodType<Piece>;

const StoredRow = z.object({
  sid: z.string(),
  at: z.number(),
  news,
  of: texts.exactOptional(),
}) satisfies z.ZodType<Row>;

const StoredSilence = z.object({
  sid: z.string(),
  since: z.number(),
  before: z.number().exactOptional(),
}) satisfies z.ZodType<Silence>;

/** Schema of one kind of delivery. */
const delivery = <Kind extends DeliveryKind, Fields extends z.ZodRawShape>(kind: Kind, fields: Fields) =>
  z.object({
    id: z.string(),
    at: z.number(),
    kind: z.literal(kind),
    again: z.literal(true).exactOptional(),
    ...fields,
  });

const StoredDelivery = z.discriminatedUnion('kind', [
  delivery('recording', { sid: z.string(), news }),
  delivery('share', { sid: z.string(), by: z.string() }),
  delivery('not_shared', { sid: z.string(), channel: z.string(), reason: z.string() }),
  delivery('unwatched', { sid: z.string(), by: z.string().exactOptional(), card: z.string() }),
  delivery('language', { by: z.string(), lang: z.string(), before: z.string() }),
  delivery('awaited', { by: z.string(), total: z.number(), cards: z.enum(CARDS).exactOptional() }),
  delivery('on_it', { sid: z.string(), by: z.string() }),
  delivery('app', { app: z.string(), news: StoredSightNews, sids: texts }),
  delivery('forgotten', {
    sid: z.string(),
    card: z.string(),
    name: z.string(),
    by: z.string().exactOptional(),
  }),
  delivery('thread', { sid: z.string(), pieces: z.array(StoredPiece).readonly() }),
  delivery('digest', {
    told: z.array(StoredRow).readonly(),
    ts: z.string().exactOptional(),
    shown: z.number().exactOptional(),
  }),
  delivery('story', { of: z.array(StoredSilence).readonly(), filesOnly: z.boolean() }),
  delivery('missed', { after: z.enum(['pause', 'mute']), missed: z.array(StoredSilence).readonly() }),
  delivery('paused', {
    channel: z.string(),
    reason: z.string(),
    // The defaults are for deliveries of older versions: one for each watch, and none for rules.
    total: z.number().default(1),
    sids: texts.default([]),
    rules: z.number().default(0),
  }),
  delivery('resumed', { channel: z.string(), of: z.string(), card: z.string() }),
  delivery('left', {}),
  delivery('emptied', { total: z.number(), names: texts, lang: z.string().exactOptional() }),
  delivery('passed_on', { person: z.string(), watches: z.number(), rules: z.number(), sids: texts }),
]) satisfies z.ZodType<Delivery>;

/**
 * Writes a delivery as the outbox keeps it, with its id first, where scripts look for it (lua/parts/delivery.lua). A
 * kind of delivery or news that could not be read again does not compile.
 */
export function encodeDelivery(delivery: Delivery): string {
  const { id, ...rest }: z.input<typeof StoredDelivery> = delivery;
  return toJson({ id, ...rest });
}

/** Writes news of one recording. Its id has the version that brings it. News without a line of its own is left out. */
export const encodeNews = (sid: string, version: number, at: Instant, news: readonly News[]): string =>
  encodeDelivery({
    id: `${sid}.${version}`,
    kind: 'recording',
    sid,
    at,
    news: news.filter(({ kind }) => TOLD[kind] !== 'card'),
  });

export const encodePiece = (piece: z.input<typeof StoredPiece>): string => toJson(piece);

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
