import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Batch, Outbox } from '../../ports/telling.ts';
import { cardEdit } from '../../recording/telling/delivery.ts';
import type { Keyspace } from '../connection/keyspace.ts';
import { laneOf } from '../connection/place.ts';
import { decodeDelivery, encodeDelivery } from './delivery-codec.ts';

/**
 * Somebody else may have the outbox by now: the lease ran out, or a repeated command already did what was asked.
 * Nothing was written. Whoever has it now finds the post by the id in its metadata.
 */
export class StaleBatch extends Error {
  override readonly name = 'StaleBatch';

  constructor({ place }: Batch) {
    super(`The outbox of ${laneOf(place)} is no longer held by this worker`);
  }
}

/**
 * Longer than one call to Slack may take (10 s); it begins anew before a post is sent. Who takes longer before
 * that is fenced with nothing posted, and a place whose worker was killed is silent for no longer than this.
 */
const LANE_LEASE_MS = 15_000;

/** Of a long queue, as much as one message could sum up. */
const SHOWN = 200;

const Flag = z.literal([0, 1]);
const Taken = z
  .tuple([Flag, z.number(), z.number(), z.number(), z.number(), Flag, z.string(), z.string()])
  .rest(z.string())
  .nullable();

/** What waits to be told, place by place and in order. */
export function createOutbox({ run }: Keyspace, leaseMs: number = LANE_LEASE_MS): Outbox {
  async function fenced(batch: Batch, written: Promise<unknown>): Promise<void> {
    if ((await written) !== 1) throw new StaleBatch(batch);
  }
  return {
    async take(place) {
      const lane = laneOf(place);
      const token = randomUUID();
      const taken = Taken.parse(await run('telling/take', lane, token, leaseMs, SHOWN));
      if (!taken) return undefined;
      const [doubtful, attempts, refusals, lately, gatheredMs, paused, card, since, ...queued] = taken;
      const [first, ...others] = queued.map((text) => decodeDelivery(lane, text));
      return {
        place,
        token,
        deliveries: [first ?? cardEdit(card, Number(since)), ...others],
        doubtful: doubtful === 1,
        attempts,
        refusals,
        lately,
        gatheredMs,
        paused: paused === 1,
      };
    },

    /** @throws {StaleBatch} before anything is posted by a worker that took too long */
    sending: (batch) => fenced(batch, run('telling/sending', laneOf(batch.place), batch.token, leaseMs)),

    /** @throws {StaleBatch} */
    settle: (batch, nextIn, told) =>
      fenced(batch, run('telling/settle', laneOf(batch.place), batch.token, Math.ceil(nextIn), told ?? '')),

    /** @throws {StaleBatch} */
    async fold(batch, digest) {
      const folded = new Set(digest.told.map(({ delivery }) => delivery));
      await fenced(
        batch,
        run('telling/fold', laneOf(batch.place), batch.token, encodeDelivery(digest), ...folded),
      );
      const others = batch.deliveries.filter(({ id }) => !folded.has(id));
      return { ...batch, deliveries: [digest, ...others] };
    },

    /** @throws {StaleBatch} */
    postpone: (batch, inMs, outcome) =>
      fenced(batch, run('telling/postpone', laneOf(batch.place), batch.token, Math.ceil(inMs), outcome)),

    /** @throws {StaleBatch} */
    setCard: (batch, sid, ts) =>
      fenced(batch, run('telling/card', laneOf(batch.place), batch.token, sid, ts ?? '')),

    async put(place, delivery) {
      await run('telling/put', laneOf(place), encodeDelivery(delivery));
    },
  };
}
