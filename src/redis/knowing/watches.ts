import { z } from 'zod';
import type { ChannelLanguages, Watches, Watching } from '../../ports/knowing.ts';
import { filled } from '../../recording/filled.ts';
import type { Place } from '../../recording/watching/place.ts';
import { programOf, type Watch } from '../../recording/watching/watch.ts';
import { type WatchOptions, watchOptions } from '../../recording/watching/watch-options.ts';
import type { Keyspace } from '../connection/keyspace.ts';
import { laneOf, placeOf } from '../connection/place.ts';
import { toJson } from '../connection/scripts/json.ts';
import { decodeMute } from '../telling/mutes.ts';
import { StoredOptions } from './stored/stored-options.ts';

const By = z.object({ owner: z.string(), since: z.number(), rule: z.string().exactOptional() });
const Options = z.object({ ...StoredOptions, bulk: z.boolean().exactOptional() });

export const encodeBy = (by: z.input<typeof By>): string => toJson(by);
export const encodeOptions = ({ bulk, ...options }: WatchOptions & Pick<Watch, 'bulk'>): string =>
  toJson({ ...watchOptions(options), bulk });

const Put = z.enum(['new', 'known', 'left']);

const Paused = z.object({ reason: z.string(), at: z.number() });

const Field = z.string().nullable();
const Watched = z.array(z.tuple([z.number(), z.array(z.string())]));

/** Places per call. A place may watch thousands, and Redis does nothing else meanwhile. */
const PLACES_AT_ONCE = 10;
const Removed = z.tuple([Field, Field, Field, Field]);

/** Fields of one place in `<tag>:watch:<sid>`, in the order of `read`. `knowing/unwatch` answers the first four. */
const FIELDS = ['by', 'options', 'card', 'paused', 'copy', 'muted'] as const;

/** Stores which places watch which recording. */
export function createWatches({ redis, key, run }: Keyspace): Watches {
  return {
    async find(place, sid) {
      const fields = FIELDS.map((field) => `${field}:${laneOf(place)}`);
      return read(sid, place, await redis.hmget(key('watch', sid), ...fields));
    },

    /** @throws when the recording is not known */
    async put(watch) {
      const { sid, team, owner, since, ...options } = watch;
      const outcome = await run(
        'knowing/watch',
        sid,
        laneOf(watch),
        team,
        encodeBy({ owner, since }),
        encodeOptions(options),
        programOf(owner) === undefined ? 1 : 0,
      );
      if (outcome === 'unknown') throw new Error(`Recording ${sid} is not known and cannot be watched`);
      return Put.parse(outcome);
    },

    remove: async (place, sid, by) =>
      read(sid, place, Removed.parse(await run('knowing/unwatch', sid, laneOf(place), by))),

    async of(sid) {
      const fields = await redis.hgetall(key('watch', sid));
      return Object.keys(fields).flatMap((name) => {
        if (!name.startsWith('by:')) return [];
        const lane = name.slice('by:'.length);
        const all = FIELDS.map((field) => fields[`${field}:${lane}`]);
        return read(sid, placeOf(lane), all) ?? [];
      });
    },

    at: (place) => redis.smembers(key('channel', laneOf(place))),

    async everywhere(most) {
      const places = (await redis.smembers(key('places'))).map(placeOf);
      const watching: Watching[] = [];
      for (let from = 0; from < places.length; from += PLACES_AT_ONCE) {
        const some = places.slice(from, from + PLACES_AT_ONCE);
        const watched = Watched.parse(await run('knowing/watched', most, ...some.map(laneOf)));
        for (const [index, place] of some.entries()) {
          const [total, sids] = watched[index] ?? [0, []];
          if (total > 0) watching.push({ place, sids, total });
        }
      }
      return watching;
    },
  };
}

function read(
  sid: string,
  { team, channel }: Place,
  [by, options, card, paused, copy, muted]: readonly (string | null | undefined)[],
): Watch | undefined {
  if (by == null) return undefined;
  return {
    team,
    channel,
    sid,
    ...By.parse(JSON.parse(by)),
    ...Options.parse(JSON.parse(options ?? '{}')),
    ...filled({
      card: card ?? undefined,
      copySince: copy == null ? undefined : Number(copy),
      paused: paused == null ? undefined : Paused.parse(JSON.parse(paused)),
      muted: muted == null ? undefined : decodeMute(muted),
    }),
  };
}

/** Stores the languages of places (lua/parts/languages.lua). */
export const createChannelLanguages = ({ redis, key, run }: Keyspace): ChannelLanguages => ({
  async at(place) {
    const lane = laneOf(place);
    const [person, program] = await redis.hmget(key('languages'), `person:${lane}`, `program:${lane}`);
    return person ?? program ?? undefined;
  },

  async give(place, code) {
    await run('knowing/speak', laneOf(place), code);
  },
});
