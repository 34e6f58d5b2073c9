import { MOVED, type Word } from '../ending/words.ts';
import type { Known, ServerMove } from '../known.ts';
import type { News } from '../news.ts';
import type { Instant } from '../recording.ts';
import { newest } from './judgement.ts';

/**
 * Time within which signs belong to one move, in milliseconds: the status falls, another recorder answers, its first
 * file is listed.
 */
const ONE_MOVE_MS = 300_000;

/**
 * Records a sign that Agora moved the recording to another server. Only the first of several signs of one move is news,
 * and none of a move of which Agora's own word was told.
 * @param marks number of servers that have marked files, if the sign is such a mark: it may show long after the move
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
    // A mark dates nothing; Agora's word of the move does.
    moves: newest([...moves, { at: marks === undefined ? now : (said ?? now), sign }]),
    moveNews: said === undefined ? [{ kind: 'failover', sign, nth: moves.length + 1 }] : [],
  };
}

/** When Agora itself spoke of a move that no look had shown so far. @param late the sign may show long after the move */
function saidMove(moves: Known['moves'], words: readonly Word[], now: Instant, late: boolean) {
  const unseen = words.filter(
    ({ event, at }) => event === MOVED && !moves.some((move) => isOneMove(move.at, at)),
  );
  return unseen.findLast(({ at }) => late || isOneMove(at, now))?.at;
}

/** Whether two signs so far apart, Agora's own word among them, are of the same move. */
export const isOneMove = (one: Instant, other: Instant): boolean => Math.abs(one - other) <= ONE_MOVE_MS;
