import { isEnd, type News, type NewsKind, TOLD, takenBack } from '../news.ts';
import { type Graded, graded, isBad, takesBackBad } from './gravity.ts';

/**
 * Which news of a watch the whole channel sees, and not only the thread: `bad` is bad news and what takes it back, `final`
 * any end. Where nothing was said, what `toldWhere` says.
 */
export const BROADCASTS = ['bad', 'final', 'all', 'none'] as const;

export type Broadcast = (typeof BROADCASTS)[number];

export const isBroadcastWord = (text: string): text is Broadcast => BROADCASTS.some((one) => one === text);

/**
 * As `TOLD`, with two exceptions. What was taken for over and is found alive is told as loudly as its end was; a verdict
 * that only replaces another is for the channel where the change is to bad news or away from it.
 */
export function toldWhere(news: News): 'card' | 'thread' | 'channel' {
  const was = takenBack(news);
  if (was === undefined) return TOLD[news.kind];
  if (!isEnd(news.kind)) return 'channel';
  return isBad(news) === takesBackBad(news) ? 'thread' : 'channel';
}

/** "Did not start" ends nothing that ran, and neither does what takes it back. */
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

/** @param choice of the watch; `undefined`: as `toldWhere` says */
export const isForChannel = (news: News, choice: Broadcast | undefined): boolean =>
  choice === undefined ? toldWhere(news) === 'channel' : WIDELY[choice](news);

/** A watch that names kinds hears bad news, whatever else it names, where `failed` or `lost` is among them. */
const wantsBad = (only: readonly NewsKind[]): boolean => only.includes('failed') || only.includes('lost');

/** @param only kinds that the watch names; all where it names none */
export const isWanted = (news: News, only: readonly NewsKind[] | undefined): boolean =>
  isWantedAs(graded(news), only) || (only !== undefined && takesBackBad(news) && wantsBad(only));

/** The same where the news itself is not kept. */
export const isWantedAs = ({ kind, gravity }: Graded, only: readonly NewsKind[] | undefined): boolean =>
  only === undefined || only.includes(kind) || (gravity === 'bad' && wantsBad(only));
