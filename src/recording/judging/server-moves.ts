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
 * Records a sign that Agora moved the recording to another server. Only the first of several signs of one move is news.
 * @param marks number of servers that have marked files, if the sign is such a mark: it may show long after the move
 */
export function serverMoved(
  known: Known,
  sign: ServerMove['sign'],
  now: Instant,
  marks?: number,
): { moves: Known['moves']; moveNews: readonly News[] } {
  const { moves } = known;
  const last = moves.at(-1);
  const isKnown =
    marks === undefined ? last !== undefined && now - last.at <= ONE_MOVE_MS : marks <= moves.length;
  if (isKnown) return { moves, moveNews: [] };
  return {
    moves: newest([...moves, { at: now, sign }]),
    moveNews: [{ kind: 'failover', sign, nth: moves.length + 1 }],
  };
}
