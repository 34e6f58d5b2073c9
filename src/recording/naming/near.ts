/** Longest text that is compared with names, in characters: a longer one is not a mistyped name. */
const LONGEST = 40;

/** Number of wrong letters with which a text may still be a mistyped name; -1: it is never one. */
const tolerance = ({ length }: string): number =>
  length < 3 || length > LONGEST ? -1 : length < 4 ? 0 : length < 6 ? 1 : 2;

/**
 * Number of letters that have to be changed, added, left out or swapped with their neighbour to make a text the
 * beginning of a name, both in the same case; `undefined` if that is more than a typing error. Linear in the text.
 */
export function slipsTo(text: string, name: string): number | undefined {
  const most = tolerance(text);
  if (!mayBegin(text, name, most)) return undefined;
  const wide = 2 * most + 1;
  // One row per letter of the text. Only columns within `most` of the diagonal can stay within the tolerance.
  let [before, last]: [number[], number[]] = [[], Array.from({ length: wide }, (_, at) => at - most)];
  for (let row = 1; row <= text.length; row += 1) {
    const next: number[] = [];
    for (let at = 0; at < wide; at += 1) {
      const column = row + at - most;
      if (column < 0 || column > name.length) {
        next.push(Number.POSITIVE_INFINITY);
        continue;
      }
      const same = column > 0 && text[row - 1] === name[column - 1];
      const swapped =
        row > 1 && column > 1 && text[row - 1] === name[column - 2] && text[row - 2] === name[column - 1];
      next.push(
        Math.min(
          column === 0 ? row : of(last, at) + (same ? 0 : 1),
          of(next, at - 1) + 1,
          of(last, at + 1) + 1,
          swapped ? of(before, at) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    // No later row is better than this one. For most names this ends after a few letters.
    if (Math.min(...next) > most) return undefined;
    [before, last] = [last, next];
  }
  const slips = Math.min(...last);
  return slips <= most ? slips : undefined;
}

/** Whether one of the first `most + 1` letters is right, which at least one has to be. This rules most names out quickly. */
function mayBegin(text: string, name: string, most: number): boolean {
  const beginning = name.slice(0, 2 * most + 1);
  for (let at = 0; at <= most; at += 1) if (beginning.includes(text.charAt(at))) return true;
  return false;
}

const of = (row: readonly number[], at: number): number => row[at] ?? Number.POSITIVE_INFINITY;
