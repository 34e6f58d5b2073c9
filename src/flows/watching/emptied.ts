import type { ChannelLanguages, Recordings, Watches } from '../../ports/knowing.ts';
import type { Clock, Log, Once } from '../../ports/process.ts';
import type { Outbox } from '../../ports/telling.ts';
import { nameOf } from '../../recording/known.ts';
import type { Place } from '../../recording/watching/place.ts';

export interface EmptiedNeeds {
  readonly recordings: Pick<Recordings, 'findAll'>;
  readonly watches: Pick<Watches, 'everywhere'>;
  readonly channelLanguages: ChannelLanguages;
  readonly outbox: Pick<Outbox, 'put'>;
  readonly once: Pick<Once, 'first'>;
  readonly now: Clock;
  readonly log: Log;
}

/** Places that watch recordings, as one process remembers them beside Redis. */
export interface Memory {
  /** Reads the places again, and keeps the old ones if Redis has none. */
  refresh(): Promise<void>;
  /** Redis was found empty: says so in each place, once among all processes. */
  tellEmptied(): Promise<void>;
}

/** Names kept for a message; the others are counted. */
const NAMED = 20;

interface Remembered {
  readonly place: Place;
  readonly names: readonly string[];
  readonly total: number;
  readonly lang?: string;
}

export function createMemory(needs: EmptiedNeeds): Memory {
  let remembered: readonly Remembered[] = [];
  return {
    async refresh() {
      const places = await placesOf(needs);
      // An empty reading may come from a Redis that was emptied, which is not noticed yet.
      if (places.length > 0) remembered = places;
    },

    async tellEmptied() {
      const at = needs.now();
      const places = remembered;
      needs.log.error({ places: places.length }, 'redisEmptied');
      for (const { place, ...told } of places) {
        const id = `emptied.${place.team}.${place.channel}`;
        // `once` lasts an hour, within which every process notices the loss.
        if (!(await needs.once.first(id))) continue;
        await needs.outbox.put(place, { id: `${id}.${at}`, kind: 'emptied', at, ...told });
      }
      remembered = [];
    },
  };
}

async function placesOf(needs: EmptiedNeeds): Promise<readonly Remembered[]> {
  const remembered: Remembered[] = [];
  for (const { place, sids, total } of await needs.watches.everywhere(NAMED)) {
    const names = (await needs.recordings.findAll(sids)).map(nameOf);
    const lang = await needs.channelLanguages.at(place);
    remembered.push({ place, names, total, ...(lang === undefined ? {} : { lang }) });
  }
  return remembered;
}
