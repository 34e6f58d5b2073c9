import type { Sight } from '../judging/sight.ts';
import type { Blindness, Known } from '../known.ts';

/** Number of looks in a row without an answer that make an outage: a single one is an ordinary retry. */
const OUTAGE_LOOKS = 2;

/**
 * The recording as an answer to a person shows it: as one that cannot be seen, if looks at it or at its app bring no
 * answer now. Its card shows that later (`asTold`), because each change of a card is an edit.
 */
export function asOfNow(known: Known, { dark }: Pick<Sight, 'dark'>): Known {
  const { blind, final } = known;
  if (final) return known;
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
