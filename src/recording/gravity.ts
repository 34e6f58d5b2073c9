import type { NewsKind } from './news.ts';

/**
 * How much a piece of news matters to somebody who reads only the first lines: `bad` is a recording that may be
 * lost to them, `trouble` one that is in danger or cannot be seen, `over` ends something, `ordinary` is the rest.
 */
export type Gravity = 'bad' | 'trouble' | 'over' | 'ordinary';

const GRAVITY: Record<NewsKind, Gravity> = {
  failed: 'bad',
  lost: 'bad',
  not_started: 'bad',
  refused: 'bad',
  expired: 'trouble',
  rtmp_down: 'trouble',
  stuck_ready: 'trouble',
  failover: 'trouble',
  expiring: 'trouble',
  blind: 'trouble',
  ended: 'over',
  recovered: 'over',
  sighted: 'over',
  rtmp_up: 'over',
  stopping: 'ordinary',
  started: 'ordinary',
  phase: 'ordinary',
  paused: 'ordinary',
  resumed: 'ordinary',
  file: 'ordinary',
};

const RANK: Record<Gravity, number> = { bad: 0, trouble: 1, over: 2, ordinary: 3 };

/** For sorting, the gravest first: 0 where any of these is bad, 3 where all are ordinary. */
export const rankOf = (kinds: readonly NewsKind[]): number =>
  Math.min(RANK.ordinary, ...kinds.map((kind) => RANK[GRAVITY[kind]]));

/** Neither trouble nor the end of anything, trouble included. */
export const isOrdinary = (kind: NewsKind): boolean => GRAVITY[kind] === 'ordinary';

/** Whether one of these is bad news. */
export const isBad = (kinds: readonly NewsKind[]): boolean => rankOf(kinds) === RANK.bad;
