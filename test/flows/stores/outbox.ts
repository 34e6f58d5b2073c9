import type { Batch, Outbox } from '../../../src/ports/telling.ts';
import type { Instant } from '../../../src/recording/recording.ts';
import type { Delivery } from '../../../src/recording/telling/delivery.ts';
import { standing } from '../../../src/recording/watching/mute.ts';
import type { Place } from '../../../src/recording/watching/place.ts';
import { keyOf, type Memory, of } from './memory.ts';

/** How long a worker may hold an outbox without a word. */
export const LANE_LEASE_MS = 15_000;

interface Hand {
  readonly token: string;
  readonly until: Instant;
  /** Of a card, which is in no lane. */
  readonly card?: Delivery;
}

export function createOutbox(memory: Memory) {
  const { time, lanes, laneOf, cards, cardsOf, paused, find, change, touch, put } = memory;
  const hands = new Map<string, Hand>();
  /** A card whose edit may have arrived comes before anything else. */
  const doubtfulCards = new Map<string, Delivery>();
  const doubtful = new Set<string>();
  const attempts = new Map<string, number>();
  const refusals = new Map<string, number>();
  const noise = new Map<string, { news: number; gatheredMs: number }>();
  const slept: number[] = [];
  const outcomes: string[] = [];

  const noiseOf = (place: Place) => of(noise, keyOf(place), () => ({ news: 0, gatheredMs: 0 }));

  /** Whoever held it died over the first: that is a failed attempt too. */
  const takeBack = (place: Place, { card }: Hand): void => {
    const head = card ?? laneOf(place)[0];
    hands.delete(keyOf(place));
    if (!head) return;
    attempts.set(head.id, (attempts.get(head.id) ?? 0) + 1);
    if (card && 'sid' in card) putCardBack(place, card, card.sid);
  };

  const putCardBack = (place: Place, card: Delivery, sid: string): void => {
    if (doubtful.has(card.id)) doubtfulCards.set(keyOf(place), card);
    else cards.set(keyOf(place), new Map([[sid, card], ...cardsOf(place)]));
  };

  /** @throws where the batch is no longer held */
  const inHand = ({ place, token }: Batch): Hand => {
    const hand = hands.get(keyOf(place));
    if (hand?.token !== token) throw new Error(`The outbox of ${keyOf(place)} is no longer held`);
    return hand;
  };

  const nextOf = (place: Place): readonly [Delivery, ...Delivery[]] | undefined => {
    const inDoubt = doubtfulCards.get(keyOf(place));
    if (inDoubt) return [inDoubt];
    const [head, ...rest] = laneOf(place);
    if (head) return [head, ...rest];
    const [card] = cardsOf(place).values();
    return card && [card];
  };

  const outbox: Outbox = {
    async take(place) {
      const held = hands.get(keyOf(place));
      if (held && held.until > time()) return undefined;
      if (held) takeBack(place, held);
      const deliveries = nextOf(place);
      if (!deliveries) return undefined;
      const [head] = deliveries;
      const isCard = head !== laneOf(place)[0];
      if (isCard && 'sid' in head) cardsOf(place).delete(head.sid);
      const token = memory.token();
      hands.set(keyOf(place), { token, until: time() + LANE_LEASE_MS, ...(isCard ? { card: head } : {}) });
      const { news: lately, gatheredMs } = noiseOf(place);
      return {
        place,
        token,
        deliveries,
        doubtful: doubtful.has(head.id),
        attempts: attempts.get(head.id) ?? 0,
        refusals: refusals.get(head.id) ?? 0,
        lately,
        gatheredMs,
        paused: paused.has(keyOf(place)),
      };
    },
    async sending(batch) {
      inHand(batch);
      doubtful.add(batch.deliveries[0].id);
    },
    async settle(batch, nextIn, told) {
      const { place } = batch;
      const head = inHand(batch).card ?? laneOf(place).shift();
      hands.delete(keyOf(place));
      doubtfulCards.delete(keyOf(place));
      if (!head) return;
      doubtful.delete(head.id);
      for (const counted of [attempts, refusals]) counted.delete(head.id);
      if (head.kind === 'missed' && head.after === 'mute') {
        for (const { sid } of head.missed) {
          change(place, sid, ({ muted, ...one }) => (muted && standing(muted) ? { ...one, muted } : one));
        }
      }
      if (told === 'news') noiseOf(place).news += 1;
      if (told === 'digest') noiseOf(place).gatheredMs = nextIn;
    },
    async fold(batch, digest) {
      inHand(batch);
      const ids = new Set(digest.told.map(({ delivery }) => delivery));
      for (const { sid } of digest.told) touch(batch.place, sid);
      lanes.set(keyOf(batch.place), [digest, ...laneOf(batch.place).filter(({ id }) => !ids.has(id))]);
      return { ...batch, deliveries: [digest, ...batch.deliveries.filter(({ id }) => !ids.has(id))] };
    },
    async postpone(batch, inMs, outcome) {
      const { card } = inHand(batch);
      const { place } = batch;
      const { id } = batch.deliveries[0];
      hands.delete(keyOf(place));
      doubtfulCards.delete(keyOf(place));
      slept.push(inMs);
      outcomes.push(outcome);
      if (outcome === 'unknown') doubtful.add(id);
      else doubtful.delete(id);
      attempts.set(id, (attempts.get(id) ?? 0) + 1);
      if (outcome === 'unclear') refusals.set(id, (refusals.get(id) ?? 0) + 1);
      if (card && 'sid' in card) putCardBack(place, card, card.sid);
    },
    async setCard(batch, sid, ts) {
      inHand(batch);
      const { place } = batch;
      doubtful.delete(batch.deliveries[0].id);
      change(place, sid, ({ card: _, ...watch }) => (ts === undefined ? watch : { ...watch, card: ts }));
      if (ts === undefined || find(place, sid)) return;
      put(place, { id: `${sid}.unwatched.${ts}`, kind: 'unwatched', sid, at: time(), card: ts });
    },
    put: async (place, delivery) => put(place, delivery),
  };

  return {
    outbox,
    /** Whether the first delivery of the lane is being told. */
    inHandOf: (place: Place): boolean => {
      const hand = hands.get(keyOf(place));
      return hand !== undefined && hand.card === undefined;
    },
    /** For how long deliveries were postponed, and why. */
    slept,
    outcomes,
    /** All that waits to be told: what is in the lane, and the cards after it. */
    queued: (place: Place): readonly Delivery[] => {
      const inDoubt = doubtfulCards.get(keyOf(place));
      return [...(inDoubt ? [inDoubt] : []), ...laneOf(place), ...cardsOf(place).values()];
    },
    /** Three seconds without news. */
    quiet: () => noise.clear(),
  };
}
