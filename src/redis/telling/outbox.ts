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
 * Thrown when another worker may have the outbox: the lease ran out, or a repeated command had been done already.
 * Nothing was written. The other worker finds the post by the id in its metadata.
 */
export class StaleBatch extends Error {
  override readonly name = 'StaleBatch';

  constructor({ place }: Batch) {
    super(`The outbox of ${laneOf(place)} is no longer held by this worker`);
  }
}

/** Duration of a lease without a heartbeat, in milliseconds: after it, the place of a killed worker is told again. */
const LANE_LEASE_MS = 4_000;

/** Limit of deliveries that a batch shows of a long lane. */
const SHOWN = 200;

/** Stores what waits to be told, by place and in order. */
export function createOutbox(keyspace: Keyspace, leaseMs: number = LANE_LEASE_MS): Outbox {
  const { run } = keyspace;
  const leases = createLaneLeases(keyspace, leaseMs);

  async function fenced(batch: Batch, written: Promise<unknown>): Promise<void> {
    if ((await written) !== 1) throw new StaleBatch(batch);
  }

  async function ended(batch: Batch, written: Promise<unknown>): Promise<void> {
    // Dropped first: as soon as this is done, another worker may have the place.
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
      // After an answer that took so long, another worker may have the place.
      if (performance.now() - began > leaseMs) throw new StaleBatch(batch);
    },

    /** @throws {StaleBatch} */
    settle: (batch, nextIn, outcome, { ts = '', noted } = {}) =>
      ended(
        batch,
        run(
          'telling/settle',
          laneOf(batch.place),
          batch.token,
          Math.ceil(nextIn),
          piecesOf(batch.deliveries[0]),
          ts,
          outcome === 'edited' ? 1 : 0,
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

    async putOnce(place, delivery) {
      await run('telling/put-once', laneOf(place), encodeDelivery(delivery));
    },
  };
}

const piecesOf = (delivery: Delivery): number => (delivery.kind === 'thread' ? delivery.pieces.length : 0);

/** Encodes a sorted lane for `telling/sort`. */
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
