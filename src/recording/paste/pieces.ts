/** A part of a pasted text, in the order of the text. */
export type Piece =
  | { readonly kind: 'json'; readonly value: unknown }
  /** A text between braces that is no JSON, or JSON whose end is missing. */
  | { readonly kind: 'broken'; readonly text: string; readonly whole: boolean }
  | { readonly kind: 'line'; readonly text: string };

/**
 * Limit of lines and objects in one text. Each takes some 15 µs, in which the process does nothing else. The fifty
 * recordings that one command takes have far fewer.
 */
export const MOST_PIECES = 1_000;

/** A bracket at which JSON may begin. A square one has to be followed by an object: `[INFO]` is none. */
const OPENING = /\{|\[(?=\s*\{)/g;

/** An object at the beginning of a line. */
const NEXT = /\n[^\S\n]*\{/;

/** After so many objects that are no JSON, no further one is parsed, and one without an end is read as lines. */
const MOST_BROKEN = 60;

/** Takes a text apart: JSON wherever it stands, and the lines around it. */
export function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  const closings = closingsOf(text);
  let from = 0;
  let broken = 0;
  for (const { index: start } of text.matchAll(OPENING)) {
    if (start < from) continue;
    const end = closings[start] ?? -1;
    if (end < 0 && broken >= MOST_BROKEN) break;
    for (const line of linesOf(text.slice(from, start))) pieces.push(line);
    from = end < 0 ? nextObject(text, start) : end;
    const piece = pieceOf(text.slice(start, from), end >= 0, broken < MOST_BROKEN);
    if (piece.kind === 'broken') broken += 1;
    pieces.push(piece);
  }
  return [...pieces, ...linesOf(text.slice(from))];
}

/** Index of the next object after one whose end is missing, so that the rest of a list is not lost. */
function nextObject(text: string, start: number): number {
  const next = NEXT.exec(text.slice(start + 1));
  return next ? start + 1 + next.index : text.length;
}

/** @param tried whether it may be JSON; an object without an end is none */
function pieceOf(text: string, whole: boolean, tried: boolean): Piece {
  if (!whole || !tried) return { kind: 'broken', text, whole };
  try {
    return { kind: 'json', value: JSON.parse(text) };
  } catch {
    return { kind: 'broken', text, whole };
  }
}

const linesOf = (text: string): readonly Piece[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => ({ kind: 'line', text: line }));

/** Stands for a bracket that is not closed. */
const NEVER = -1;

/**
 * Finds the end of every bracket: at the index of an opening one, the index after its closing one, or -1. Other indexes
 * have no meaning. Brackets in strings do not count, with strings read from that bracket on. The text is read once,
 * from its end to its beginning, however many brackets stay open.
 */
export function closingsOf(text: string): Int32Array {
  const { length } = text;
  const closings = new Int32Array(length).fill(NEVER);
  // At each index, the end of the bracket that is open there: if the index is outside of strings, and if it is in one.
  const outside = new Int32Array(length + 2).fill(NEVER);
  const inside = new Int32Array(length + 2).fill(NEVER);
  for (let at = length - 1; at >= 0; at -= 1) {
    const letter = text[at];
    const [plain, quoted] = [outside[at + 1] ?? NEVER, inside[at + 1] ?? NEVER];
    inside[at] = letter === '"' ? plain : letter === '\\' ? (inside[at + 2] ?? NEVER) : quoted;
    if (letter === '"') outside[at] = quoted;
    else if (letter === '}' || letter === ']') outside[at] = at + 1;
    else if (letter === '{' || letter === '[') {
      closings[at] = plain;
      outside[at] = plain === NEVER ? NEVER : (outside[plain] ?? NEVER);
    } else outside[at] = plain;
  }
  return closings;
}
