import type { Newcomer, Newcomers, Recordings, Watches } from '../../ports/knowing.ts';
import { isUnproven } from '../../recording/pacing/cadence.ts';
import type { Place } from '../../recording/watching/place.ts';

/** Most recordings that Agora has never shown and that are watched at one time, by scope. */
const MOST_UNSEEN = { person: 100, place: 150, team: 300 } as const;

export interface NoRoom {
  readonly kind: 'too_many_unseen';
  readonly most: number;
  readonly where: keyof typeof MOST_UNSEEN;
}

export interface RoomNeeds {
  readonly recordings: Recordings;
  readonly watches: Watches;
  readonly newcomers: Newcomers;
}

/** Newest recordings of a workspace among which they are counted. */
const COUNTED_AMONG = 500;

/** Reserves room for one more such recording; resolves to the limit that is exhausted, if any. */
export type Room = (sid: string) => Promise<NoRoom | undefined>;

/**
 * Limits unseen recordings, because looks at invented ids use the budget of real ones. They are counted once for a
 * whole paste; those that others add meanwhile come from `newcomers`.
 */
export function roomFor(place: Place, user: string, { recordings, watches, newcomers }: RoomNeeds): Room {
  const { team, channel } = place;
  let counted: ReturnType<typeof count> | undefined;

  async function count() {
    const known = await recordings.findAll(await recordings.ofTeam(team, COUNTED_AMONG));
    const unseen = known.filter(isUnproven);
    const watched = await Promise.all(unseen.map(({ recording }) => watches.of(recording.sid)));
    const taking: Newcomer[] = watched.flat().filter((one) => one.team === team);
    return {
      taking,
      seen: new Set(known.filter((one) => !isUnproven(one)).map(({ recording }) => recording.sid)),
    };
  }

  const concerns = {
    person: ({ owner }: Newcomer) => owner === user,
    place: (one: Newcomer) => one.channel === channel,
    team: () => true,
  };

  return async (sid) => {
    counted ??= count();
    const { taking, seen } = await counted;
    const newcomer = { sid, owner: user, channel };
    const before = await newcomers.note(team, newcomer);
    const all = [...taking, ...before].filter((one) => one.sid !== sid && !seen.has(one.sid));
    for (const where of ['person', 'place', 'team'] as const) {
      const used = new Set(all.filter(concerns[where]).map((one) => one.sid)).size;
      if (used < MOST_UNSEEN[where]) continue;
      await newcomers.drop(team, newcomer);
      return { kind: 'too_many_unseen', most: MOST_UNSEEN[where], where };
    }
    taking.push(newcomer);
    return undefined;
  };
}
