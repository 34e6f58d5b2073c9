import type { Sight } from '../judging/sight.ts';
import type { Blindness, Known } from '../known.ts';
import { isGoingOn } from '../phase.ts';
import { evidenceAt } from './shows.ts';

/** Number of looks in a row without an answer that make an outage: a single one is an ordinary retry. */
const OUTAGE_LOOKS = 2;

/**
 * The recording as an answer to a person shows it: as one that cannot be seen, if looks at it or at its app bring no
 * answer now. Its card shows that later (`asTold`), because each change of a card is an edit.
 * @param sight of its app; `undefined`: the app was removed from the configuration, so nobody looks
 */
export function asOfNow(known: Known, sight: Pick<Sight, 'dark'> | undefined): Known {
  const { blind, final, phase, recording } = known;
  if (final) return known;
  if (sight === undefined) {
    const since = evidenceAt(known) ?? recording.registeredAt;
    return isGoingOn(phase) ? asUnseen(known, { since, cause: 'unavailable' }) : known;
  }
  const { dark } = sight;
  if (dark && (dark.told || dark.looks >= OUTAGE_LOOKS)) return asUnseen(known, dark);
  return blind && blind.looks >= OUTAGE_LOOKS ? asUnseen(known, blind) : known;
}

/** The recording as its card shows it: as one that cannot be seen, while people are told so of its app. */
export const asTold = (known: Known, { dark }: Pick<Sight, 'dark'>): Known =>
  dark?.told && !known.final ? asUnseen(known, dark) : known;

export const asUnseen = (known: Known, { since, cause }: Pick<Blindness, 'since' | 'cause'>): Known => ({
  ...known,
  blind: {
    since: Math.min(since, known.blind?.since ?? since),
    cause,
    looks: known.blind?.looks ?? 1,
    told: true,
  },
});
