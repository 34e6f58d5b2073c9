import type { Batch, Ledger, Outbox, Search } from '../../../src/ports/telling.ts';
import { filled } from '../../../src/recording/filled.ts';
import type { Instant } from '../../../src/recording/recording.ts';
import type { Delivery, Row } from '../../../src/recording/telling/delivery.ts';
import type { LedgerEntry, Noted } from '../../../src/recording/telling/ledger.ts';
import { inOneMessage, type Piece } from '../../../src/recording/telling/piece.ts';
import type { Threaded } from '../../../src/recording/telling/sorting.ts';
import { standing } from '../../../src/recording/watching/mute.ts';
import type { Place } from '../../../src/recording/watching/place.ts';
import { keyOf, type Memory } from './memory.ts';

/** How long a worker may hold an outbox without a word. */
export const LANE_LEASE_MS = 15_000;

/** How long news belongs to one burst, and a table takes rows; between two edits of it. */
const LATELY_MS = 10_000;
const TABLE_MS = 60_000;
const TABLE_EDIT_MS = 3_000;

interface Hand {
  readonly token: string;
  readonly until: Instant;
  readonly from: Batch['from'];
  /** The delivery that was taken. */
  readonly head: Delivery;
}

export interface Table {
  readonly id: string;
  readonly at: Instant;
  readonly until: Instant;
  readonly rows: Row[];
  told: number;
  due: Instant | undefined;
  edited: Instant | undefined;
  ts: string | undefined;
}

export interface Thread {
  due: Instant;
  readonly pieces: Piece[];
}

const LOUD = 0;

export function createOutbox(memory: Memory) {
  const { time, lanes, laneOf, cards, cardsOf, threadsOf, tables, paused, find, change, touch, put } = memory;
  const { handled } = memory;
  const hands = new Map<string, Hand>();
  /** Deliveries that may have arrived; they come before anything else. */
  const inDoubt = new Map<string, Pick<Hand, 'from' | 'head'>>();
  const searches = new Map<string, Search>();
  const attempts = new Map<string, number>();
  const refusals = new Map<string, number>();
  const cardsLost = new Map<string, number>();
  const lately = new Map<string, { readonly sids: Set<string>; until: Instant }>();
  const slept: number[] = [];
  const outcomes: string[] = [];

  const entries = new Map<string, LedgerEntry[]>();

  const note = ({ place, attempts: failed }: Batch, noted: Noted | undefined): void => {
    if (!noted) return;
    const { sids, repeats: _, ...entry } = noted;
    for (const sid of sids) {
      const before = entries.get(sid) ?? [];
      entries.set(sid, [...before, { ...entry, place, attempts: failed, at: time() }]);
    }
  };

  const searchOf = (id: string): Search => searches.get(id) ?? { since: time(), until: time(), forMs: 0 };

  /** @throws where the batch is no longer held */
  const inHand = ({ place, token }: Batch): Hand => {
    const hand = hands.get(keyOf(place));
    if (hand?.token !== token) throw new Error(`The outbox of ${keyOf(place)} is no longer held`);
    return hand;
  };

  const tableOf = (place: Place): Table | undefined => tables.get(keyOf(place));
  const isOpen = (table: Table | undefined): table is Table =>
    table !== undefined && (table.until > time() || table.due !== undefined);

  const latelyIn = (place: Place): readonly string[] => {
    const held = lately.get(keyOf(place));
    return held && held.until > time() ? [...held.sids] : [];
  };

  const threadHead = (place: Place, sid: string): Delivery | undefined => {
    const pieces = inOneMessage([...(threadsOf(place).get(sid)?.pieces ?? [])]);
    const [first] = pieces;
    return first && { id: first.id, kind: 'thread', sid, at: first.at, pieces };
  };

  const nextOf = (place: Place): Pick<Hand, 'from' | 'head'> | undefined => {
    const doubted = inDoubt.get(keyOf(place));
    if (doubted) return doubted;
    const [lane] = laneOf(place);
    const [first] = [...threadsOf(place)].toSorted(([, a], [, b]) => a.due - b.due);
    const thread = first && first[1].due <= time() ? threadHead(place, first[0]) : undefined;
    if (thread && first?.[1].due === LOUD) return { from: 'thread', head: thread };
    if (lane) return { from: 'lane', head: lane };
    const table = tableOf(place);
    if (table?.due !== undefined && table.due <= time()) return { from: 'table', head: nextTable(table) };
    if (thread) return { from: 'thread', head: thread };
    const [card] = cardsOf(place).values();
    return card && { from: 'card', head: card };
  };

  const take = (place: Place): Batch | undefined => {
    const next = nextOf(place);
    if (!next) return undefined;
    const { from, head } = next;
    if (from === 'card' && 'sid' in head) cardsOf(place).delete(head.sid);
    const token = memory.token();
    hands.set(keyOf(place), { token, until: time() + LANE_LEASE_MS, from, head });
    return {
      place,
      token,
      from,
      deliveries: from === 'lane' ? [head, ...laneOf(place).slice(1)] : [head],
      doubtful: inDoubt.has(keyOf(place)),
      ...(inDoubt.has(keyOf(place)) && { search: searchOf(head.id) }),
      attempts: attempts.get(head.id) ?? 0,
      refusals: refusals.get(head.id) ?? 0,
      cardsLost: cardsLost.get(head.id) ?? 0,
      noise: { lately: latelyIn(place), table: isOpen(tableOf(place)) },
      paused: paused.has(keyOf(place)),
    };
  };

  const addRows = (place: Place, rows: readonly Row[], id: string): void => {
    const [first] = rows;
    if (!first) return;
    const held = tableOf(place);
    const table: Table = isOpen(held)
      ? held
      : {
          id,
          at: first.at,
          until: time() + TABLE_MS,
          rows: [],
          told: 0,
          due: undefined,
          edited: undefined,
          ts: undefined,
        };
    table.rows.push(...rows);
    table.due = table.edited === undefined ? time() : Math.max(time(), table.edited + TABLE_EDIT_MS);
    tables.set(keyOf(place), table);
  };

  const addThread = (place: Place, { sid, pieces, before, due }: Threaded): void => {
    const held = threadsOf(place).get(sid);
    const isFirst = held === undefined && find(place, sid)?.card === undefined;
    const thread = held ?? { due: time(), pieces: [] };
    if (isFirst) thread.pieces.push(...before);
    thread.pieces.push(...pieces);
    threadsOf(place).set(sid, thread);
    if (held?.due === LOUD || due === 'quiet') return;
    thread.due = due === 'loud' ? LOUD : due === 'now' ? time() : due;
  };

  const settleTable = (place: Place, { head }: Hand, ts: string | undefined): void => {
    const table = tableOf(place);
    if (!table || head.kind !== 'digest') return;
    table.told = head.told.length;
    table.edited = time();
    if (ts !== undefined) table.ts = ts;
    table.due = table.rows.length > table.told ? time() + TABLE_EDIT_MS : undefined;
  };

  const settleThread = (place: Place, { head }: Hand): void => {
    if (head.kind !== 'thread') return;
    const thread = threadsOf(place).get(head.sid);
    thread?.pieces.splice(0, head.pieces.length);
    if (thread) thread.due = time();
    if (thread?.pieces.length === 0) threadsOf(place).delete(head.sid);
  };

  const settleLane = (place: Place): void => {
    const head = laneOf(place).shift();
    if (head?.kind !== 'missed' || head.after !== 'mute') return;
    for (const { sid } of head.missed) {
      change(place, sid, ({ muted, ...one }) => (muted && standing(muted) ? { ...one, muted } : one));
    }
  };

  const outbox: Outbox = {
    async take(place) {
      const held = hands.get(keyOf(place));
      if (held && held.until > time()) return undefined;
      hands.delete(keyOf(place));
      if (held) {
        // The process that held it died over the first: that is a failed attempt too.
        attempts.set(held.head.id, (attempts.get(held.head.id) ?? 0) + 1);
        if (held.from === 'card' && !inDoubt.has(keyOf(place)) && 'sid' in held.head) {
          cards.set(keyOf(place), new Map([[held.head.sid, held.head], ...cardsOf(place)]));
        }
      }
      return take(place);
    },
    async sort(batch, { taken, threads, rows, cards }) {
      inHand(batch);
      const { place } = batch;
      lanes.set(
        keyOf(place),
        laneOf(place).filter(({ id }) => !taken.includes(id)),
      );
      for (const thread of threads) addThread(place, thread);
      const alone = threads.filter(({ pieces }) => pieces.some(({ told }) => told === 'channel'));
      const noise = new Set([...latelyIn(place), ...alone.map(({ sid }) => sid)]);
      const held = lately.get(keyOf(place));
      const until = held && held.until > time() && rows.length === 0 ? held.until : time() + LATELY_MS;
      if (noise.size > 0) lately.set(keyOf(place), { sids: noise, until });
      addRows(place, rows, `digest.${rows[0]?.sid}.${rows[0]?.at}`);
      for (const sid of cards) touch(place, sid);
      hands.delete(keyOf(place));
      return take(place);
    },
    async sending(batch) {
      const { from, head } = inHand(batch);
      inDoubt.set(keyOf(batch.place), { from, head });
      searches.set(head.id, { since: searches.get(head.id)?.since ?? time(), until: time(), forMs: 0 });
    },
    async settle(batch, _nextIn, _outcome, { ts, noted } = {}) {
      const { place } = batch;
      note(batch, noted);
      const hand = inHand(batch);
      hands.delete(keyOf(place));
      inDoubt.delete(keyOf(place));
      for (const counted of [attempts, refusals, cardsLost, searches]) counted.delete(hand.head.id);
      if (hand.from === 'table') settleTable(place, hand, ts);
      if (hand.from === 'thread') settleThread(place, hand);
      if (hand.from === 'lane') settleLane(place);
    },
    async closeTable(batch) {
      inHand(batch);
      const { place } = batch;
      const table = tableOf(place);
      hands.delete(keyOf(place));
      tables.delete(keyOf(place));
      if (table) addRows(place, table.rows.slice(table.told), `${table.id}.${time()}`);
    },
    async postpone(batch, inMs, outcome, cursor) {
      const { from, head } = inHand(batch);
      const { place } = batch;
      const { id } = head;
      hands.delete(keyOf(place));
      slept.push(inMs);
      outcomes.push(outcome);
      if (outcome === 'unseen') {
        const search = searchOf(id);
        const forMs = Math.max(1, search.forMs + inMs);
        searches.set(id, { ...search, forMs, ...(cursor ? { from: cursor } : {}) });
      } else if (outcome !== 'unknown') {
        inDoubt.delete(keyOf(place));
        searches.delete(id);
      }
      if (outcome === 'unknown') inDoubt.set(keyOf(place), { from, head });
      else if (from === 'card' && 'sid' in head) {
        cards.set(keyOf(place), new Map([[head.sid, head], ...cardsOf(place)]));
      }
      if (outcome !== 'card') attempts.set(id, (attempts.get(id) ?? 0) + 1);
      if (outcome === 'unclear') refusals.set(id, (refusals.get(id) ?? 0) + 1);
    },
    async setCard(batch, sid, ts, noted) {
      const { id } = inHand(batch).head;
      note(batch, noted);
      const { place } = batch;
      if (ts === undefined) cardsLost.set(id, (cardsLost.get(id) ?? 0) + 1);
      inDoubt.delete(keyOf(place));
      const copySince = noted?.repeats;
      change(place, sid, ({ card: _, copySince: __, ...watch }) =>
        ts === undefined ? watch : { ...watch, card: ts, ...filled({ copySince }) },
      );
      if (ts === undefined || find(place, sid)) return;
      put(place, { id: `${sid}.unwatched.${ts}`, kind: 'unwatched', sid, at: time(), card: ts });
    },
    put: async (place, delivery) => put(place, delivery),
    async putOnce(place, delivery) {
      if (!handled.has(delivery.id)) put(place, delivery);
      handled.add(delivery.id);
    },
    drop: () => {},
  };

  const ledger: Ledger = { of: async (sid) => entries.get(sid) ?? [] };

  return {
    outbox,
    ledger,
    /** Whether the first delivery of the lane is being told. */
    inHandOf: (place: Place): boolean => hands.get(keyOf(place))?.from === 'lane',
    /** Delays of deliveries that were postponed, and why. */
    slept,
    outcomes,
    /** All that waits to be told, now or later: the lane, a table, threads, and the cards after them. */
    queued: (place: Place): readonly Delivery[] => {
      const doubted = inDoubt.get(keyOf(place));
      const table = tableOf(place);
      return [
        ...(doubted && doubted.from === 'card' ? [doubted.head] : []),
        ...laneOf(place),
        ...(table?.due === undefined ? [] : [nextTable(table)]),
        ...[...threadsOf(place).keys()].flatMap((sid) => threadHead(place, sid) ?? []),
        ...cardsOf(place).values(),
      ];
    },
    /** Ten seconds without news, and longer than any table is open. */
    quiet: () => {
      lately.clear();
      tables.clear();
    },
  };
}

function nextTable({ id, at, rows, ts, told: shown }: Table): Delivery {
  const table = { id, kind: 'digest', at, told: [...rows] } as const;
  return ts === undefined ? table : { ...table, at: rows[shown]?.at ?? at, ts, shown };
}
