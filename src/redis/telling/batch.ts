import { z } from 'zod';
import type { Batch } from '../../ports/telling.ts';
import { cardEdit, type Delivery } from '../../recording/telling/delivery.ts';
import { inOneMessage } from '../../recording/telling/piece.ts';
import type { Place } from '../../recording/watching/place.ts';
import { laneOf } from '../connection/place.ts';
import { decodeDelivery, decodePieces, decodeRows, UnreadableDelivery } from './stored/delivery-codec.ts';

/** Milliseconds before the last post of a delivery that are searched: earlier posts were looked for before. */
const LOOKED_BACK_MS = 600_000;

const Flag = z.literal([0, 1]);
const Texts = z.array(z.string());
const Taken = z
  .tuple([
    z.number(),
    z.number(),
    Flag,
    z.number(),
    z.number(),
    z.number(),
    z.string(),
    z.number(),
    z.number(),
    z.number(),
    Flag,
    Flag,
    Texts,
    z.enum(['lane', 'thread', 'table', 'card']),
    Texts,
    Texts,
  ])
  .nullable();

/**
 * Reads the answer of `telling/take` and `telling/sort` (lua/parts/hand.lua); `undefined` if nothing was taken.
 * @throws {UnreadableDelivery}
 */
export function readBatch(place: Place, token: string, answer: unknown): Batch | undefined {
  const taken = Taken.parse(answer);
  if (!taken) return undefined;
  const [
    lostFrom,
    lostUntil,
    sure,
    sending,
    sent,
    forMs,
    cursor,
    attempts,
    refusals,
    cardsLost,
    paused,
    table,
    lately,
    from,
    about,
    items,
  ] = taken;
  const [first, ...others] = deliveriesOf(laneOf(place), from, about, items);
  if (!first) throw new UnreadableDelivery(laneOf(place), `nothing in hand from ${from}`);
  return {
    place,
    token,
    from,
    deliveries: [first, ...others],
    doubtful: sending > 0,
    ...(sending > 0 && {
      search: {
        since: Math.max(sending, sent - LOOKED_BACK_MS),
        until: sent,
        forMs,
        ...(cursor === '' ? {} : { from: cursor }),
      },
    }),
    ...(lostUntil > 0 && { lost: { since: lostFrom, until: lostUntil, sure: sure === 1 } }),
    attempts,
    refusals,
    cardsLost,
    noise: { lately, table: table === 1 },
    paused: paused === 1,
  };
}

function deliveriesOf(
  lane: string,
  from: Batch['from'],
  [name = '', at = '', ts = '', shows = '']: readonly string[],
  items: readonly string[],
): readonly Delivery[] {
  switch (from) {
    case 'lane':
      return items.map((text) => decodeDelivery(lane, text));
    case 'card':
      return [cardEdit(name, Number(at))];
    case 'thread': {
      const pieces = inOneMessage(decodePieces(lane, items));
      const [first] = pieces;
      return first ? [{ id: first.id, kind: 'thread', sid: name, at: first.at, pieces }] : [];
    }
    case 'table': {
      const told = decodeRows(lane, items);
      if (ts === '') return [{ id: name, kind: 'digest', at: Number(at), told }];
      const shown = Number(shows);
      return [{ id: name, kind: 'digest', at: told[shown]?.at ?? Number(at), told, ts, shown }];
    }
  }
}
