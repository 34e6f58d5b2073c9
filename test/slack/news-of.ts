import type { News } from '../../src/recording/news.ts';
import type { Instant } from '../../src/recording/recording.ts';
import { inOneMessage, type Piece, split } from '../../src/recording/telling/piece.ts';
import type { Subject } from '../../src/recording/telling/saying.ts';
import { isForChannel } from '../../src/recording/watching/broadcast.ts';
import type { Watch } from '../../src/recording/watching/watch.ts';
import type { Language } from '../../src/slack/language/language.ts';
import { type NewsMessage, newsMessage } from '../../src/slack/render/telling/news.ts';

/** News of one look, as it is told outside a burst. */
export const pieceOf = (
  news: readonly News[],
  at: Instant,
  watch?: Pick<Watch, 'broadcast'>,
): readonly [Piece] => [
  {
    id: 'x.1',
    at,
    news,
    told: news.some((one) => isForChannel(one, watch?.broadcast)) ? 'channel' : 'thread',
  },
];

export const newsOf = (
  subject: Subject,
  news: readonly News[],
  at: Instant,
  language: Language,
): NewsMessage => newsMessage(subject, inOneMessage(split(pieceOf(news, at, subject.watch)[0])), language);
