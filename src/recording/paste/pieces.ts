import { closingsOf } from './closings.ts';

/** A part of a pasted text, in the order of the text. */
export type Piece =
  | { readonly kind: 'json'; readonly value: unknown }
  /** Between braces, but no JSON; or JSON whose end is missing. */
  | { readonly kind: 'broken'; readonly text: string; readonly whole: boolean }
  | { readonly kind: 'line'; readonly text: string };

/** A bracket opens JSON only before an object: `[INFO]` does not. */
const OPENING = /\{|\[(?=\s*\{)/g;

/** An object at the beginning of a line. */
const NEXT = /\n[^\S\n]*\{/;

/** Objects that are no JSON. After so many, none is tried to be parsed, and one without an end is read as lines. */
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

/** Where the next object begins after one whose end is missing: the others of a list are not lost with it. */
function nextObject(text: string, start: number): number {
  const next = NEXT.exec(text.slice(start + 1));
  return next ? start + 1 + next.index : text.length;
}

/** @param tried whether it may be JSON; what has no end is none */
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
