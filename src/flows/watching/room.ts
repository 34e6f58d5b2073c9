import type { Recordings, Watches } from '../../ports/knowing.ts';
import { isUnproven } from '../../recording/pacing/cadence.ts';
import type { Place } from '../../recording/watching/place.ts';

/** Recordings that Agora has never shown: how many of them may be watched at one time, for whom. */
const MOST_UNSEEN = { person: 100, place: 150, team: 300 } as const;

export interface NoRoom {
  readonly kind: 'too_many_unseen';
  readonly most: number;
  readonly where: keyof typeof MOST_UNSEEN;
}

/** Newest recordings of a workspace among which they are counted. */
const SEARCHED = 500;

/** Takes the room that one more such recording needs; answers where there is none. */
export type Room = () => Promise<NoRoom | undefined>;

/**
 * Bounds what one person can ask for: looks at ids that are invented take from those that live, and each has a card.
 * Counts once, however many recordings a text has.
 */
export function roomFor(
  place: Place,
  user: string,
  { recordings, watches }: { readonly recordings: Recordings; readonly watches: Watches },
): Room {
  let counted: Promise<Record<NoRoom['where'], number>> | undefined;

  async function count(): Promise<Record<NoRoom['where'], number>> {
    const known = await recordings.findAll(await recordings.ofTeam(place.team, SEARCHED));
    const unseen = known.filter(isUnproven);
    const all = await Promise.all(unseen.map(({ recording }) => watches.of(recording.sid)));
    const ours = all.map((each) => each.filter(({ team }) => team === place.team));
    return {
      person: ours.filter((each) => each.some(({ owner }) => owner === user)).length,
      place: ours.filter((each) => each.some(({ channel }) => channel === place.channel)).length,
      team: ours.filter(({ length }) => length > 0).length,
    };
  }

  return async () => {
    counted ??= count();
    const used = await counted;
    for (const where of ['person', 'place', 'team'] as const) {
      if (used[where] >= MOST_UNSEEN[where])
        return { kind: 'too_many_unseen', most: MOST_UNSEEN[where], where };
    }
    counted = Promise.resolve({ person: used.person + 1, place: used.place + 1, team: used.team + 1 });
    return undefined;
  };
}
