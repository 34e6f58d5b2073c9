import { fromBroken, namesSeveral } from './ids.ts';
import { MOST_PIECES, type Piece, piecesOf } from './pieces.ts';

type Broken = Extract<Piece, { kind: 'broken' }>;

/** Most layers of lists and envelopes; nobody packs deeper, and each layer is read once more. */
const DEEPEST = 8;

/**
 * Takes apart a text that is no JSON but holds several recordings: a list as JavaScript or Python prints it, one with a
 * comma too many, one whose end is missing. Read as a whole, it would give only the first of them.
 */
export function unwrapped(piece: Piece, depth = 0): readonly Piece[] {
  if (piece.kind !== 'broken' || depth === DEEPEST || !isWrapper(piece)) return [piece];
  const own = { ...piece, text: ownText(piece.text) };
  if (fromBroken(own)) return [own];
  const pieces = piecesOf(piece.text.slice(1));
  // `readPastes` refuses a text of so many pieces.
  if (pieces.length > MOST_PIECES) return pieces;
  const inner = pieces.filter((one) => one.kind !== 'line' && !isIdle(one));
  return inner.flatMap((one) => unwrapped(one, depth + 1));
}

/** Whether it has to be taken apart: it names several recordings, or its end is missing, which may have held another. */
const isWrapper = ({ text, whole }: Broken): boolean =>
  namesSeveral(text) || (!whole && text.startsWith('['));

/** Whether an object is whole and names no recording, such as the number of a page: nothing is lost with it. */
const isIdle = (piece: Piece): boolean => piece.kind === 'broken' && piece.whole && !fromBroken(piece);

/** An object without the objects and lists in it. */
function ownText(text: string): string {
  let own = '';
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at);
    const start = at;
    if (quoted && letter === '\\') at += 1;
    else if (letter === '"') quoted = !quoted;
    else if (!quoted && (letter === '{' || letter === '[')) depth += 1;
    else if (!quoted && (letter === '}' || letter === ']')) depth -= 1;
    if (depth <= 1) own += text.slice(start, at + 1);
  }
  return own;
}
