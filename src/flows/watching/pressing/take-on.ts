import type { ChannelLanguages, Recordings, Watches } from '../../../ports/knowing.ts';
import type { Clock, Log } from '../../../ports/process.ts';
import type { TakenOn } from '../../../ports/telling.ts';
import type { Known } from '../../../recording/known.ts';
import type { Instant } from '../../../recording/recording.ts';
import type { Place } from '../../../recording/watching/place.ts';

export interface TakeOnNeeds {
  readonly recordings: Pick<Recordings, 'find'>;
  readonly watches: Pick<Watches, 'find'>;
  readonly channelLanguages: ChannelLanguages;
  readonly takenOn: TakenOn;
  readonly now: Clock;
  readonly log: Log;
}

export type TakeOnAnswer =
  /** `by`: whoever pressed first. `lang`: language of the place, if one was given. */
  | {
      readonly kind: 'taken_on';
      readonly known: Known;
      readonly by: string;
      readonly at: Instant;
      readonly already: boolean;
      readonly lang?: string;
    }
  /** This place does not watch it, so the press came from elsewhere or too late. */
  | { readonly kind: 'not_watched' };

/**
 * Stores that a person takes care of the bad news in one message. The first press counts and is told in the thread;
 * every press answers who it was. Anybody in a place that watches it may.
 */
export async function takeOn(
  place: Place,
  by: string,
  sid: string,
  message: string,
  { recordings, watches, channelLanguages, takenOn, now, log }: TakeOnNeeds,
): Promise<TakeOnAnswer> {
  const [known, watch] = await Promise.all([recordings.find(sid), watches.find(place, sid)]);
  if (!known || !watch) return { kind: 'not_watched' };
  const at = now();
  const before = await takenOn.first(place, message, { sid, by, at });
  if (!before) log.info({ team: place.team, sid, by }, 'takenOn');
  const lang = (await channelLanguages.at(place)) ?? watch.lang;
  return {
    kind: 'taken_on',
    known,
    ...(before ?? { by, at }),
    already: before !== undefined,
    ...(lang === undefined ? {} : { lang }),
  };
}
