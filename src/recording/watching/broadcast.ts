import { isEnd, type News, type NewsKind, TOLD, takenBack } from '../news.ts';
import { type Graded, graded, isBad, takesBackBad } from './gravity.ts';

/** Choices of the news that the whole channel sees. `bad`: bad news and what takes it back; `final`: any end. */
export const BROADCASTS = ['bad', 'final', 'all', 'none'] as const;

export type Broadcast = (typeof BROADCASTS)[number];

export const isBroadcastWord = (text: string): text is Broadcast => BROADCASTS.some((one) => one === text);

/**
 * Place in which a piece of news is told without a choice: that of `TOLD`, with two exceptions. News that a recording
 * called over is alive goes to the channel; a new verdict does so only if it changes to bad news or from bad news.
 */
export function toldWhere(news: News): 'card' | 'thread' | 'channel' {
  const was = takenBack(news);
  if (was === undefined) return TOLD[news.kind];
  if (!isEnd(news.kind)) return 'channel';
  return isBad(news) === takesBackBad(news) ? 'thread' : 'channel';
}

/** Whether it is "did not start", which ends nothing that ran, or takes that back. */
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

/** Whether a watch is told all bad news: it names `failed` or `lost`. */
const wantsBad = (only: readonly NewsKind[]): boolean => only.includes('failed') || only.includes('lost');

/** @param only kinds that the watch names; `undefined`: all */
export const isWanted = (news: News, only: readonly NewsKind[] | undefined): boolean =>
  isWantedAs(graded(news), only) || (only !== undefined && takesBackBad(news) && wantsBad(only));

/** The same for news of which only kind and gravity are known. */
export const isWantedAs = ({ kind, gravity }: Graded, only: readonly NewsKind[] | undefined): boolean =>
  only === undefined || only.includes(kind) || (gravity === 'bad' && wantsBad(only));
