import { randomUUID } from 'node:crypto';
import type { Batch, Outbox, SortedLane } from '../../ports/telling.ts';
import type { Delivery } from '../../recording/telling/delivery.ts';
import type { Keyspace } from '../connection/keyspace.ts';
import { laneOf } from '../connection/place.ts';
import { toJson } from '../connection/scripts/json.ts';
import { readBatch } from './batch.ts';
import { createLaneLeases } from './lane-leases.ts';
import { encodeNoted } from './ledger.ts';
import { encodeDelivery, encodePiece, encodeRow } from './stored/delivery-codec.ts';

/**
 * Thrown when somebody else may have the outbox: the lease ran out, or a repeated command already did what was asked.
 * Nothing was written. Whoever has it now finds the post by the id in its metadata.
 */
export class StaleBatch extends Error {
  override readonly name = 'StaleBatch';

  constructor({ place }: Batch) {
    super(`The outbox of ${laneOf(place)} is no longer held by this worker`);
  }
}

/**
 * Milliseconds of a lease, which a heartbeat prolongs. A place whose worker was killed is silent no longer than this; a
 * worker that cannot reach Redis for so long is fenced.
 */
const LANE_LEASE_MS = 4_000;

/** Deliveries of a long queue that a batch shows at most: as many as one message could sum up. */
const SHOWN = 200;

/** Stores what waits to be told, place by place and in order. */
export function createOutbox(keyspace: Keyspace, leaseMs: number = LANE_LEASE_MS): Outbox {
  const { run } = keyspace;
  const leases = createLaneLeases(keyspace, leaseMs);

  async function fenced(batch: Batch, written: Promise<unknown>): Promise<void> {
    if ((await written) !== 1) throw new StaleBatch(batch);
  }

  async function ended(batch: Batch, written: Promise<unknown>): Promise<void> {
    // Not prolonged while this is under way: the place may be another worker's as soon as it is done.
    leases.drop(batch);
    await fenced(batch, written);
  }

  return {
    async take(place) {
      const token = randomUUID();
      const taken = await run('telling/take', laneOf(place), token, leaseMs, SHOWN);
      const batch = readBatch(place, token, taken);
      if (batch) leases.keep(batch);
      return batch;
    },

    /** @throws {StaleBatch} */
    async sort(batch, sorted) {
      const { place, token } = batch;
      const taken = await run('telling/sort', laneOf(place), token, leaseMs, SHOWN, encodeSorted(sorted));
      if (taken === 0) throw new StaleBatch(batch);
      return readBatch(place, token, taken);
    },

    /** @throws {StaleBatch} before anything is posted, when the worker took too long */
    async sending(batch) {
      const began = performance.now();
      await fenced(batch, run('telling/sending', laneOf(batch.place), batch.token, leaseMs));
      // The answer of Redis may have taken so long that somebody else has the place.
      if (performance.now() - began > leaseMs) throw new StaleBatch(batch);
    },

    /** @throws {StaleBatch} */
    settle: (batch, nextIn, { ts = '', onlyEdit, noted } = {}) =>
      ended(
        batch,
        run(
          'telling/settle',
          laneOf(batch.place),
          batch.token,
          Math.ceil(nextIn),
          piecesOf(batch.deliveries[0]),
          ts,
          onlyEdit ? 1 : 0,
          ...encodeNoted(batch, noted),
        ),
      ),

    /** @throws {StaleBatch} */
    closeTable: (batch, nextIn) =>
      ended(batch, run('telling/close-table', laneOf(batch.place), batch.token, Math.ceil(nextIn))),

    /** @throws {StaleBatch} */
    postpone: (batch, inMs, outcome, from = '') =>
      ended(batch, run('telling/postpone', laneOf(batch.place), batch.token, Math.ceil(inMs), outcome, from)),

    drop: leases.drop,

    /** @throws {StaleBatch} */
    setCard: (batch, sid, ts, noted) =>
      fenced(
        batch,
        run(
          'telling/card',
          laneOf(batch.place),
          batch.token,
          sid,
          ts ?? '',
          noted?.repeats ?? '',
          ...encodeNoted(batch, noted),
        ),
      ),

    async put(place, delivery) {
      await run('telling/put', laneOf(place), encodeDelivery(delivery));
    },
  };
}

const piecesOf = (delivery: Delivery): number => (delivery.kind === 'thread' ? delivery.pieces.length : 0);

/** Encodes a sorted lane as `telling/sort` reads it. */
const encodeSorted = ({ taken, threads, rows, cards }: SortedLane): string =>
  toJson({
    taken,
    cards,
    threads: threads.map(({ sid, before, pieces, due }) => ({
      sid,
      due,
      before: before.map(encodePiece),
      pieces: pieces.map(encodePiece),
    })),
    alone: threads
      .filter(({ pieces }) => pieces.some(({ told }) => told === 'channel'))
      .map(({ sid }) => sid),
    rows: rows.map(encodeRow),
    ...(rows[0] ? { id: `digest.${rows[0].sid}.${rows[0].at}`, at: rows[0].at } : {}),
  });
