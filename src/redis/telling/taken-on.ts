import { z } from 'zod';
import type { TakenOn } from '../../ports/telling.ts';
import type { Keyspace } from '../connection/keyspace.ts';
import { laneOf } from '../connection/place.ts';
import { toJson } from '../connection/scripts/json.ts';
import { encodeDelivery } from './stored/delivery-codec.ts';

/** Milliseconds for which it is remembered who took care of a message: 30 days, after which nobody presses it. */
const REMEMBERED_MS = 30 * 86_400_000;

const Stored = z.object({ by: z.string(), at: z.number() });
const Before = z.string().nullable();

/** Stores who takes care of the bad news of one message. */
export const createTakenOn = ({ run }: Keyspace): TakenOn => ({
  async first(place, message, { sid, by, at }) {
    const id = `${sid}.on_it.${message}`;
    const delivery = encodeDelivery({ id, kind: 'on_it', sid, at, by });
    const before = Before.parse(
      await run('telling/take-on', laneOf(place), message, toJson({ by, at }), delivery, REMEMBERED_MS),
    );
    return before === null ? undefined : Stored.parse(JSON.parse(before));
  },
});
