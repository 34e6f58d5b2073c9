/** Letters of a text that is compared with names; nobody mistypes a longer one and means it. */
const LONGEST = 40;

/** How many letters of a text may be wrong for it to be near a name: of a very short one none. */
const tolerance = ({ length }: string): number =>
  length < 3 || length > LONGEST ? -1 : length < 4 ? 0 : length < 6 ? 1 : 2;

/**
 * How many letters have to be changed, added, left out or exchanged with their neighbour for a text to be the beginning
 * of a name; `undefined` where that is too many to be a slip. Both in the same case. Linear in the text.
 */
export function slipsTo(text: string, name: string): number | undefined {
  const most = tolerance(text);
  if (!mayBegin(text, name, most)) return undefined;
  const wide = 2 * most + 1;
  // Row by row of the text; only columns of the name within `most` of the diagonal can stay below it.
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
    // No later row is better than this one: most names end here, after a few letters.
    if (Math.min(...next) > most) return undefined;
    [before, last] = [last, next];
  }
  const slips = Math.min(...last);
  return slips <= most ? slips : undefined;
}

/** One of the first letters, one more than may be wrong, is right and stands near its place; checking that first spares most comparisons. */
function mayBegin(text: string, name: string, most: number): boolean {
  const beginning = name.slice(0, 2 * most + 1);
  for (let at = 0; at <= most; at += 1) if (beginning.includes(text.charAt(at))) return true;
  return false;
}

const of = (row: readonly number[], at: number): number => row[at] ?? Number.POSITIVE_INFINITY;
