import type { Sight } from '../judging/sight.ts';
import type { Blindness, Known } from '../known.ts';

/** Looks without an answer after which it is an outage and no ordinary retry. */
const OUTAGE_LOOKS = 2;

/**
 * The recording as an answer of this moment shows it: as one that cannot be seen, if its app or it alone brings no
 * answer now. A card waits longer before it says so, because each change of it is an edit.
 * @param sight of its app
 */
export function asOfNow(known: Known, { dark }: Pick<Sight, 'dark'>): Known {
  const { blind, final } = known;
  if (final) return known;
  if (dark && (dark.told || dark.looks >= OUTAGE_LOOKS)) return asUnseen(known, dark);
  return blind && blind.looks >= OUTAGE_LOOKS ? asUnseen(known, blind) : known;
}

/**
 * The recording as its card shows it: as one that cannot be seen, from the moment at which people were told so of its
 * app. Then all its cards are edited, and again when it is back.
 */
export const asTold = (known: Known, { dark }: Pick<Sight, 'dark'>): Known =>
  dark?.told && !known.final ? asUnseen(known, dark) : known;

/** The recording as one that cannot be seen. */
export const asUnseen = (known: Known, { since, cause }: Pick<Blindness, 'since' | 'cause'>): Known => ({
  ...known,
  blind: {
    since: Math.min(since, known.blind?.since ?? since),
    cause,
    looks: known.blind?.looks ?? 1,
    told: true,
  },
});
