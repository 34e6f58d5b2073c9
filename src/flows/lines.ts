import type { Watch } from '../ports/watches.ts';
import { isWanted } from '../recording/broadcast.ts';
import { isHeard } from '../recording/mute.ts';
import { type News, TOLD } from '../recording/news.ts';
import { overrunConcerns } from '../recording/overrun.ts';
import type { Instant, Mode } from '../recording/recording.ts';

/** Whether this watch wants to hear what was learnt at a moment, and it does not only show on the card. */
export const isTold = (news: News, at: Instant, { only, muted }: Pick<Watch, 'only' | 'muted'>): boolean =>
  TOLD[news.kind] !== 'card' && isWanted(news, only) && isHeard(news, at, muted);

/** What this watch is told of its recording. @param mode of the recording, which says how long is too long */
export const lines = (news: readonly News[], at: Instant, watch: Watch, mode: Mode): readonly News[] =>
  news.filter(
    (one) => isTold(one, at, watch) && (one.kind !== 'left_running' || overrunConcerns(one, watch.max, mode)),
  );
