import type { Watches } from '../../ports/knowing.ts';
import type { IsAdmin } from '../../ports/slack.ts';
import type { Known } from '../../recording/known.ts';
import type { Place } from '../../recording/watching/place.ts';

export interface NeverFoundNeeds {
  readonly watches: Pick<Watches, 'of'>;
  readonly isAdmin: IsAdmin;
}

/** Whether a person registered it, Agora never showed it, and it is over: its ids may be invented. */
const wasNeverFound = ({ recording, phase, reached, words }: Known): boolean =>
  recording.origin !== 'backend' &&
  reached === 'nothing' &&
  (words ?? []).length === 0 &&
  (phase === 'not_started' || phase === 'refused' || phase === 'expired');

/**
 * The recordings among these that were never found and that this person may have forgotten: an admin of the workspace
 * any, everybody else those that only they asked for.
 */
export async function forgettable(
  { team }: Pick<Place, 'team'>,
  user: string,
  known: readonly Known[],
  { watches, isAdmin }: NeverFoundNeeds,
): Promise<readonly Known[]> {
  const never = known.filter(wasNeverFound);
  if (never.length === 0) return [];
  const mayAll = await isAdmin(user);
  const own = await Promise.all(
    never.map(async ({ recording }) => {
      const watched = await watches.of(recording.sid);
      const ours = watched.every((one) => one.team === team);
      return ours && (mayAll || (watched.length > 0 && watched.every(({ owner }) => owner === user)));
    }),
  );
  return never.filter((_, index) => own[index]);
}
