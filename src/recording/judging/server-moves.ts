import type { Known, ServerMove } from '../known.ts';
import type { News } from '../news.ts';
import type { Instant } from '../recording.ts';
import { newest } from './judgement.ts';

/** Signs of one move follow one another: the status falls, another recorder answers, its first file is listed. */
const ONE_MOVE_MS = 300_000;

/**
 * Writes down a sign that Agora moved the recording to another server. Of several signs of one move the first is news.
 * @param marks how many servers have marked their files, where the sign is such a mark: it may show long after the move
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
