import type { Known } from '../../recording/known.ts';
import { type News, TOLD } from '../../recording/news.ts';
import type { Instant } from '../../recording/recording.ts';
import type { Piece } from '../../recording/telling/piece.ts';
import type { Waiting } from '../../recording/telling/sorting.ts';
import { isForChannel, isWanted } from '../../recording/watching/broadcast.ts';
import { isHeard } from '../../recording/watching/mute.ts';
import type { Watch } from '../../recording/watching/watch.ts';
import { lines } from './lines.ts';

/** News that a place is not told in a line of its own, with the reason, for the log. */
interface Suppressed {
  readonly delivery: string;
  readonly kind: News['kind'];
  readonly reason: string;
}

/** The part of the news of one recording that sorting has left out. @param told what it has not left out */
export function suppressed(
  known: Known | undefined,
  watch: Watch | undefined,
  pieces: readonly Pick<Piece, 'id' | 'at' | 'news'>[],
  told: Waiting | undefined,
): readonly Suppressed[] {
  const left = new Set(
    told?.pieces.flatMap(({ news }) =>
      // Without a card there is no thread for quiet news.
      told.cardless ? news.filter((one) => isForChannel(one, told.watch.broadcast)) : news,
    ),
  );
  return pieces.flatMap(({ id: delivery, at, news }) =>
    news
      .filter((one) => !left.has(one))
      .map((one) => ({ delivery, kind: one.kind, reason: reasonOf(known, watch, one, at, told) })),
  );
}

function reasonOf(
  known: Known | undefined,
  watch: Watch | undefined,
  news: News,
  at: Instant,
  told: Waiting | undefined,
): string {
  if (!known) return 'forgotten';
  if (!watch) return 'unwatched';
  if (watch.paused) return 'paused';
  if (TOLD[news.kind] === 'card') return 'card';
  if (!isWanted(news, watch.only)) return 'only';
  if (!isHeard(news, at, watch.muted)) return 'muted';
  if (lines([news], at, watch, known.recording.mode).length === 0) return 'max';
  return told?.cardless ? 'awaited' : 'cards';
}
