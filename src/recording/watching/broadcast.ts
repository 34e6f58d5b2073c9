import { isEnd, type News, type NewsKind, TOLD, takenBack } from '../news.ts';
import { type Graded, graded, isBad, takesBackBad } from './gravity.ts';

/**
 * Choice of the news that the whole channel sees, and not only the thread: `bad` is bad news and what takes it back,
 * `final` is any end. Without a choice, `toldWhere` decides.
 */
export const BROADCASTS = ['bad', 'final', 'all', 'none'] as const;

export type Broadcast = (typeof BROADCASTS)[number];

export const isBroadcastWord = (text: string): text is Broadcast => BROADCASTS.some((one) => one === text);

/**
 * Same as `TOLD`, with two exceptions. A recording called over and found alive is told as loudly as its end was. A
 * verdict that only replaces another goes to the channel if the change is to bad news or away from it.
 */
export function toldWhere(news: News): 'card' | 'thread' | 'channel' {
  const was = takenBack(news);
  if (was === undefined) return TOLD[news.kind];
  if (!isEnd(news.kind)) return 'channel';
  return isBad(news) === takesBackBad(news) ? 'thread' : 'channel';
}

/** "Did not start" ends nothing that ran, and neither does news that takes it back. */
const endsNothing = (news: News): boolean =>
  news.kind === 'not_started' || takenBack(news)?.phase === 'not_started';

const ALSO_FINAL: readonly NewsKind[] = ['left_running', 'recovered'];

const WIDELY: Record<Broadcast, (news: News) => boolean> = {
  bad: (news) => toldWhere(news) === 'channel' && (isBad(news) || takesBackBad(news)),
  final: (news) =>
    toldWhere(news) === 'channel' &&
    (isEnd(news.kind) || ALSO_FINAL.includes(news.kind)) &&
    !(endsNothing(news) && !isOverNow(news)),
  all: ({ kind }) => TOLD[kind] !== 'card',
  none: () => false,
};

const isOverNow = ({ kind }: News): boolean => kind === 'ended' || kind === 'failed' || kind === 'lost';

/** @param choice of the watch; `undefined`: `toldWhere` decides */
export const isForChannel = (news: News, choice: Broadcast | undefined): boolean =>
  choice === undefined ? toldWhere(news) === 'channel' : WIDELY[choice](news);

/** A watch that names `failed` or `lost` hears all bad news, whatever else it names. */
const wantsBad = (only: readonly NewsKind[]): boolean => only.includes('failed') || only.includes('lost');

/** @param only kinds that the watch names; `undefined`: all */
export const isWanted = (news: News, only: readonly NewsKind[] | undefined): boolean =>
  isWantedAs(graded(news), only) || (only !== undefined && takesBackBad(news) && wantsBad(only));

/** The same, for news of which only kind and gravity are kept. */
export const isWantedAs = ({ kind, gravity }: Graded, only: readonly NewsKind[] | undefined): boolean =>
  only === undefined || only.includes(kind) || (gravity === 'bad' && wantsBad(only));
