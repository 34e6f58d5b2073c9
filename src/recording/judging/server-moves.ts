import { MOVED, type Word } from '../ending/words.ts';
import type { Known, ServerMove } from '../known.ts';
import type { News } from '../news.ts';
import type { Instant } from '../recording.ts';
import { newest } from './judgement.ts';

/** Time within which signs belong to one move, in milliseconds: a falling status, another recorder, its first file. */
const ONE_MOVE_MS = 300_000;

/**
 * Records a sign that Agora moved the recording to another server. Only the first sign of a move is news, and none is
 * after Agora's own word of that move.
 * @param marks number of failover servers with files, if the sign is a file: it may be listed long after the move
 */
export function serverMoved(
  known: Known,
  sign: ServerMove['sign'],
  now: Instant,
  marks?: number,
): { moves: Known['moves']; moveNews: readonly News[] } {
  const { moves, words } = known;
  const last = moves.at(-1);
  const isKnown = marks === undefined ? last !== undefined && isOneMove(last.at, now) : marks <= moves.length;
  if (isKnown) return { moves, moveNews: [] };
  const said = saidMove(moves, words, now, marks !== undefined);
  return {
    // The time at which a file is listed is not that of the move; the time of Agora's word is.
    moves: newest([...moves, { at: marks === undefined ? now : (said ?? now), sign }]),
    moveNews: said === undefined ? [{ kind: 'failover', sign, nth: moves.length + 1 }] : [],
  };
}

/** Time of Agora's word about a move that no look had shown. @param late the sign may be seen long after the move */
function saidMove(moves: Known['moves'], words: readonly Word[], now: Instant, late: boolean) {
  const unseen = words.filter(
    ({ event, at }) => event === MOVED && !moves.some((move) => isOneMove(move.at, at)),
  );
  return unseen.findLast(({ at }) => late || isOneMove(at, now))?.at;
}

/** Whether signs or words at these two times are about the same move. */
export const isOneMove = (one: Instant, other: Instant): boolean => Math.abs(one - other) <= ONE_MOVE_MS;
