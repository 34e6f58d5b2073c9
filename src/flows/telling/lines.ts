import { type News, TOLD } from '../../recording/news.ts';
import { overrunConcerns } from '../../recording/pacing/overrun.ts';
import type { Instant, Mode } from '../../recording/recording.ts';
import { isWanted } from '../../recording/watching/broadcast.ts';
import { isHeard } from '../../recording/watching/mute.ts';
import type { Watch } from '../../recording/watching/watch.ts';

/** Whether this watch is told of news learnt at a moment, in a line of its own. */
export const isTold = (news: News, at: Instant, { only, muted }: Pick<Watch, 'only' | 'muted'>): boolean =>
  TOLD[news.kind] !== 'card' && isWanted(news, only) && isHeard(news, at, muted);

/**
 * The news that this watch is told of its recording.
 * @param mode of the recording, which says how long is too long
 */
export const lines = (news: readonly News[], at: Instant, watch: Watch, mode: Mode): readonly News[] =>
  news.filter(
    (one) => isTold(one, at, watch) && (one.kind !== 'left_running' || overrunConcerns(one, watch.max, mode)),
  );
