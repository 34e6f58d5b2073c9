import type { Newcomer, Newcomers, Recordings, Watches } from '../../ports/knowing.ts';
import { isUnproven } from '../../recording/pacing/cadence.ts';
import type { Place } from '../../recording/watching/place.ts';

/** Recordings that Agora has never shown: how many of them may be watched at one time, for whom. */
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
const SEARCHED = 500;

/** Takes the room that one more such recording needs; answers where there is none. */
export type Room = (sid: string) => Promise<NoRoom | undefined>;

/**
 * Bounds what one person can ask for: looks at ids that are invented take from those that live, and each has a card.
 * Counts once, however many recordings a text has, and beside that whatever is asked for at the same time.
 */
export function roomFor(place: Place, user: string, { recordings, watches, newcomers }: RoomNeeds): Room {
  const { team, channel } = place;
  let counted: ReturnType<typeof count> | undefined;

  async function count() {
    const known = await recordings.findAll(await recordings.ofTeam(team, SEARCHED));
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
