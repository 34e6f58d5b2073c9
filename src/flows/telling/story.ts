import type { Known } from '../../recording/known.ts';
import type { Instant } from '../../recording/recording.ts';
import { announced } from '../../recording/summing/missed.ts';
import { type Piece, split } from '../../recording/telling/piece.ts';
import { isWanted } from '../../recording/watching/broadcast.ts';
import type { Watch } from '../../recording/watching/watch.ts';

/**
 * The files announced within a time in which nothing was told, as the lines that they would have been.
 * @param since counts as well; `until` does not
 */
export function filesIn(
  { files }: Pick<Known, 'files'>,
  since: Instant,
  until: Instant,
  { only }: Pick<Watch, 'only'>,
  id: string,
): readonly Piece[] {
  const missed = files.filter((file) => announced(file) >= since && announced(file) < until);
  const news = { kind: 'file', files: missed } as const;
  if (missed.length === 0 || !isWanted(news, only)) return [];
  // News that is told by itself from then on comes after it.
  return split({ id, at: until - 1, news: [news], told: 'thread' });
}

/** Life of a recording up to its first trouble, for a thread that begins with that. */
export function lifeUntil(known: Known, at: Instant, watch: Watch): readonly Piece[] {
  const { sid } = known.recording;
  const id = `${sid}.${at}.life`;
  return [
    { id, at: at - 1, since: 0, news: [], told: 'thread' },
    ...filesIn(known, 0, at, watch, `${id}.files`),
  ];
}
