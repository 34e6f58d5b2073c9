import { z } from 'zod';
import type { Mutes } from '../../ports/telling.ts';
import type { Instant } from '../../recording/recording.ts';
import type { Delivery } from '../../recording/telling/delivery.ts';
import { type Mute, muteOf, standing } from '../../recording/watching/mute.ts';
import type { Place } from '../../recording/watching/place.ts';
import type { Keyspace } from '../connection/keyspace.ts';
import { laneOf, placeOf } from '../connection/place.ts';
import { toJson } from '../connection/scripts/json.ts';
import { timeOf } from '../connection/time.ts';
import { encodeDelivery } from './stored/delivery-codec.ts';

const StoredMute = z.object({
  by: z.string(),
  since: z.number(),
  until: z.number().exactOptional(),
  lets: z.enum(['nothing', 'bad', 'problems']),
  over: z.number().exactOptional(),
}) satisfies z.ZodType<Mute>;

export const decodeMute = (text: string): Mute => StoredMute.parse(JSON.parse(text));

const Outcome = z.enum(['done', 'unwatched', 'changed']);

/** Limit of mutes ended in one round; the others end in the next round. */
const SWEPT = 200;

/** Limit of attempts when people change the same mute at the same moment. */
const TRIES = 10;

export function createMutes({ redis, key, run }: Keyspace): Mutes {
  async function heldBy(place: Place, sid: string): Promise<{ text: string; mute?: Mute }> {
    const text = await redis.hget(key('watch', sid), `muted:${laneOf(place)}`);
    return text === null ? { text: '' } : { text, mute: decodeMute(text) };
  }

  /** Replaces the mute that was found, unless it has changed since. Queues an edit of the card, and the summaries. */
  async function change(
    place: Place,
    sid: string,
    from: string,
    to: Mute,
    summaries: readonly Delivery[] = [],
  ): Promise<z.infer<typeof Outcome>> {
    const endsAt = standing(to)?.until ?? '';
    const told = summaries.map(encodeDelivery);
    return Outcome.parse(await run('telling/mute', sid, laneOf(place), from, toJson(to), endsAt, ...told));
  }

  async function unmute(
    place: Place,
    sid: string,
    isMeant: (mute: Mute) => boolean,
    told?: Instant,
  ): Promise<Mute | undefined> {
    for (let tried = 0; tried < TRIES; tried += 1) {
      const { text, mute: held } = await heldBy(place, sid);
      const mute = standing(held);
      if (!mute || !isMeant(mute)) return undefined;
      const at = await timeOf(redis);
      const over = Math.min(told ?? at, mute.until ?? at);
      const outcome = await change(place, sid, text, { ...mute, over }, missing(sid, at, mute, over));
      if (outcome === 'done') return mute;
    }
    throw new Error(`The mute of ${sid} keeps changing`);
  }

  return {
    async mute(place, sid, choice, by) {
      for (let tried = 0; tried < TRIES; tried += 1) {
        const { text, mute: held } = await heldBy(place, sid);
        const at = await timeOf(redis);
        const mute = muteOf(choice, by, at, held);
        const outcome = await change(place, sid, text, mute);
        const before = standing(held);
        if (outcome === 'unwatched') return undefined;
        if (outcome === 'done') return before ? { mute, before } : { mute };
      }
      throw new Error(`The mute of ${sid} keeps changing`);
    },

    unmute: (place, sid, told) => unmute(place, sid, () => true, told),

    async sweep() {
      const now = await timeOf(redis);
      const due = await redis.zrangebyscore(key('mutes'), '-inf', now, 'LIMIT', 0, SWEPT);
      const ended = await Promise.all(
        due.map((member) => {
          const space = member.indexOf(' ');
          const place = placeOf(member.slice(0, space));
          // Somebody may have prolonged it since.
          return unmute(place, member.slice(space + 1), ({ until = now + 1 }) => until <= now);
        }),
      );
      return ended.filter((mute) => mute !== undefined).length;
    },
  };
}

/** Deliveries that sum up a mute: a line or two, and the files of that time. */
function missing(sid: string, at: Instant, { since }: Mute, before: Instant): readonly Delivery[] {
  const missed = [{ sid, since, before }];
  return [
    { id: `${sid}.unmuted.${since}`, kind: 'missed', at, after: 'mute', missed },
    { id: `${sid}.unmuted.${since}.files`, kind: 'story', at, of: missed, filesOnly: true },
  ];
}
