import { type News, type NewsKind, TOLD, toldWhere } from './news.ts';

/**
 * Which news of a watch the whole channel sees, and not only the thread: `bad` is an end that nobody asked for, `final`
 * any end. Where nothing was said, both.
 */
export const BROADCASTS = ['bad', 'final', 'all', 'none'] as const;

export type Broadcast = (typeof BROADCASTS)[number];

export const isBroadcastWord = (text: string): text is Broadcast => BROADCASTS.some((one) => one === text);

/** What takes it back is told as loudly. */
const NOT_FINAL: readonly NewsKind[] = ['not_started', 'started'];

const WIDELY: Record<Broadcast, (news: News) => boolean> = {
  bad: (news) => toldWhere(news) === 'channel' && news.kind !== 'ended',
  final: (news) =>
    toldWhere(news) === 'channel' &&
    !NOT_FINAL.includes(news.kind) &&
    !(news.kind === 'recovered' && news.from === 'not_started'),
  all: ({ kind }) => TOLD[kind] !== 'card',
  none: () => false,
};

/** @param choice of the watch; `undefined`: as `toldWhere` says */
export const isForChannel = (news: News, choice: Broadcast | undefined): boolean =>
  choice === undefined ? toldWhere(news) === 'channel' : WIDELY[choice](news);
