/** A part of a pasted text, in the order of the text. */
export type Piece =
  | { readonly kind: 'json'; readonly value: unknown }
  /** Between braces, but no JSON; or JSON whose end is missing. */
  | { readonly kind: 'broken'; readonly text: string; readonly whole: boolean }
  | { readonly kind: 'line'; readonly text: string };

/** Each of them is looked for to the end of the text; nobody pastes more by accident. */
const MOST_BROKEN = 60;

/** Takes a text apart: JSON wherever it stands, and the lines around it. */
export function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let rest = text;
  let broken = 0;
  for (let start = opening(rest); start >= 0 && broken < MOST_BROKEN; start = opening(rest)) {
    pieces.push(...linesOf(rest.slice(0, start)));
    const end = closing(rest, start);
    if (end < 0) broken += 1;
    const cut = end < 0 ? nextObject(rest, start) : end;
    pieces.push(jsonOf(rest.slice(start, cut), end >= 0));
    rest = rest.slice(cut);
  }
  return [...pieces, ...linesOf(rest)];
}

/** A bracket opens JSON only before an object: `[INFO]` does not. */
const opening = (text: string): number => text.search(/\{|\[(?=\s*\{)/);

/** Index after the bracket that closes the one at `start`, or -1. Brackets inside strings do not count. */
function closing(text: string, start: number): number {
  let depth = 0;
  let quoted = false;
  for (let at = start; at < text.length; at += 1) {
    const letter = text[at];
    if (quoted) {
      if (letter === '\\') at += 1;
      else if (letter === '"') quoted = false;
    } else if (letter === '"') quoted = true;
    else if (letter === '{' || letter === '[') depth += 1;
    else if (letter === '}' || letter === ']') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return -1;
}

/** Where the next object begins after one whose end is missing: the others of a list are not lost with it. */
function nextObject(text: string, start: number): number {
  const next = /\n\s*\{/.exec(text.slice(start + 1));
  return next ? start + 1 + next.index : text.length;
}

function jsonOf(text: string, whole: boolean): Piece {
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
