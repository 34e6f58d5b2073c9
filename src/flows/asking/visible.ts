import type { Rules, Watches } from '../../ports/knowing.ts';
import type { OpenTo } from '../../ports/slack.ts';
import type { Known } from '../../recording/known.ts';
import { isChannel, type Place } from '../../recording/watching/place.ts';
import { programOf, type Watch } from '../../recording/watching/watch.ts';

export interface VisibleNeeds {
  readonly watches: Pick<Watches, 'of'>;
  readonly openTo: OpenTo;
}

/** Places in which something is told, and the person who asked for it. */
type Told = Pick<Watch, 'channel' | 'owner'>;

/** Whether a person may know of what is told in a place. */
export type Sees = (told: Told) => boolean;

/** Whether something is told in the place of the question, to the person, or on their request. */
const isOwn = ({ channel }: Pick<Place, 'channel'>, user: string, told: Told): boolean =>
  told.channel === channel || told.channel === user || told.owner === user;

/**
 * Tests what a person may know of: what they asked for, and what is told to them, in the place where they ask, in a
 * public channel, or in a private one that they are in. Direct messages are open to nobody else.
 */
export async function seesAmong(
  place: Pick<Place, 'channel'>,
  user: string,
  told: readonly Told[],
  openTo: OpenTo,
): Promise<Sees> {
  const others = told.filter((one) => isChannel(one) && !isOwn(place, user, one));
  const channels = [...new Set(others.map(({ channel }) => channel))];
  const person = programOf(user) === undefined ? user : undefined;
  const open = channels.length === 0 ? new Set<string>() : await openTo(person, channels);
  return (one) => isOwn(place, user, one) || open.has(one.channel);
}

export interface ActsNeeds {
  readonly watches: Pick<Watches, 'at' | 'find'>;
  readonly rules: Pick<Rules, 'at'>;
  readonly openTo: OpenTo;
}

/**
 * The place that a press is about, if the person may act there: where they press, a channel that is open to them, or one
 * in which they have asked for something. A payload is no authority: it may be older than their leaving the channel.
 * @param channel as the payload has it
 */
export async function actsIn(
  place: Place,
  user: string,
  channel: string,
  { watches, rules, openTo }: ActsNeeds,
): Promise<Place | undefined> {
  const there = { team: place.team, channel };
  const nobodys = { channel, owner: '' };
  const sees = await seesAmong(place, user, [nobodys], openTo);
  if (sees(nobodys) || (await rules.at(there)).some(({ owner }) => owner === user)) return there;
  for (const sid of await watches.at(there)) {
    if ((await watches.find(there, sid))?.owner === user) return there;
  }
  return undefined;
}

/** Whether a recording may be shown: it is watched nowhere, or the person may see one of its watches. */
export const isShown = (watches: readonly Told[], sees: Sees): boolean =>
  watches.length === 0 || watches.some(sees);

/** The recordings among these that a person may know of, asking from a place. */
export async function visible(
  place: Place,
  user: string,
  known: readonly Known[],
  { watches, openTo }: VisibleNeeds,
): Promise<readonly Known[]> {
  const watched = await Promise.all(
    known.map(async (one) => ({
      one,
      told: (await watches.of(one.recording.sid)).filter(({ team }) => team === place.team),
    })),
  );
  const sees = await seesAmong(
    place,
    user,
    watched.flatMap(({ told }) => told),
    openTo,
  );
  return watched.filter(({ told }) => isShown(told, sees)).map(({ one }) => one);
}
