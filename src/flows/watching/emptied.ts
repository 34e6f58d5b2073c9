import type { ChannelLanguages, Recordings, Watches } from '../../ports/knowing.ts';
import type { Clock, Log } from '../../ports/process.ts';
import type { Outbox } from '../../ports/telling.ts';
import { nameOf } from '../../recording/known.ts';
import { type Instant, MOST_NAMED } from '../../recording/recording.ts';
import type { Place } from '../../recording/watching/place.ts';

export interface EmptiedNeeds {
  readonly recordings: Pick<Recordings, 'findAll'>;
  readonly watches: Pick<Watches, 'everywhere'>;
  readonly channelLanguages: ChannelLanguages;
  readonly outbox: Pick<Outbox, 'putOnce'>;
  readonly now: Clock;
  readonly log: Log;
}

/** Places that watch recordings, as one process remembers them beside Redis. */
export interface RememberedPlaces {
  /** Reads the places again, and keeps the old ones if Redis has none. */
  refresh(): Promise<void>;
  /** Redis was found empty: says so in each place, once among all processes. */
  tellEmptied(): Promise<void>;
}

/** Milliseconds after which names and languages are read again although the same recordings are watched. */
const READ_AGAIN_MS = 600_000;

interface Remembered {
  readonly place: Place;
  readonly names: readonly string[];
  readonly total: number;
  readonly lang?: string;
}

interface Entry {
  readonly told: Remembered;
  /** The recordings of `names`, in that order. */
  readonly sids: string;
  readonly readAt: Instant;
}

export function rememberPlaces(needs: EmptiedNeeds): RememberedPlaces {
  /** By team and channel. */
  let remembered: ReadonlyMap<string, Entry> = new Map();
  return {
    async refresh() {
      const entries = await readAgain(remembered, needs);
      // An empty reading may come from a Redis that was emptied, which is not noticed yet.
      if (entries.size > 0) remembered = entries;
    },

    async tellEmptied() {
      const places = remembered;
      needs.log.error({ places: places.size }, 'redisEmptied');
      for (const [key, { told }] of places) {
        const { place, ...facts } = told;
        const id = `emptied.${key}`;
        // The id is remembered for an hour, within which every process notices the loss.
        await needs.outbox.putOnce(place, { id, kind: 'emptied', at: needs.now(), ...facts });
      }
      remembered = new Map();
    },
  };
}

/** Reads names and languages only where other recordings are watched: to read all takes two calls for each place. */
async function readAgain(
  before: ReadonlyMap<string, Entry>,
  { watches, recordings, channelLanguages, now }: EmptiedNeeds,
): Promise<ReadonlyMap<string, Entry>> {
  const entries = new Map<string, Entry>();
  for (const { place, sids, total } of await watches.everywhere(MOST_NAMED)) {
    const key = `${place.team}.${place.channel}`;
    const old = before.get(key);
    const all = sids.join();
    if (old?.sids === all && now() - old.readAt < READ_AGAIN_MS) {
      entries.set(key, { ...old, told: { ...old.told, total } });
      continue;
    }
    const names = (await recordings.findAll(sids)).map(nameOf);
    const lang = await channelLanguages.at(place);
    const told = { place, names, total, ...(lang === undefined ? {} : { lang }) };
    entries.set(key, { told, sids: all, readAt: now() });
  }
  return entries;
}
