import type { Known } from '../known.ts';
import { isEnd, type News } from '../news.ts';
import type { Instant } from '../recording.ts';
import { announced, type Missed } from '../summing/missed.ts';
import { type Graded, graded, gradedKind, gradedVerdict, takesBackBad } from './gravity.ts';

/**
 * Choices in the order in which they are offered. `bad`: only problems and the end; `end`, `15min`, `1h`: only bad
 * news, for so long; `silent`: nothing at all, for 15 minutes.
 */
export const MUTE_CHOICES = ['bad', 'end', '15min', '1h', 'silent'] as const;

export type MuteChoice = (typeof MUTE_CHOICES)[number];

/** A silence of one place about one recording, which a person asked for. The card is still edited. */
export interface Mute {
  /** User ID of the person who asked for it last. */
  readonly by: string;
  /** Beginning of the silence. A mute that replaces another keeps the beginning of the first. */
  readonly since: Instant;
  /** Absent: until the recording ends. */
  readonly until?: Instant;
  /** News that is told in spite of it; `problems`: all problems, and that they have passed. */
  readonly lets: 'nothing' | 'bad' | 'problems';
  /** End of a mute that is over. It is kept until all news learnt during it has left the outbox. */
  readonly over?: Instant;
}

/** The mute, unless it has ended. */
export const standing = (mute: Mute | undefined): Mute | undefined =>
  mute?.over === undefined ? mute : undefined;

const LASTS_MS: Record<MuteChoice, number | undefined> = {
  '15min': 15 * 60_000,
  '1h': 60 * 60_000,
  end: undefined,
  bad: undefined,
  silent: 15 * 60_000,
};

const LETS: Partial<Record<MuteChoice, Mute['lets']>> = { bad: 'problems', silent: 'nothing' };

/** @param before the mute that it replaces */
export function muteOf(choice: MuteChoice, by: string, now: Instant, before: Mute | undefined): Mute {
  const lasts = LASTS_MS[choice];
  return {
    by,
    since: before?.since ?? now,
    lets: LETS[choice] ?? 'bad',
    ...(lasts === undefined ? {} : { until: now + lasts }),
  };
}

/** Whether the news ends a mute that lasts until the recording ends. */
export const endsMute = (mute: Mute, news: readonly News[]): boolean =>
  mute.over === undefined && mute.until === undefined && news.some(({ kind }) => isEnd(kind));

/**
 * Whether a piece of news is told despite the mute.
 * @param at when it was learnt, not when it is told
 */
export function isHeard(news: News, at: Instant, mute: Mute | undefined): boolean {
  if (mute === undefined || at < mute.since || (mute.over !== undefined && at >= mute.over)) return true;
  if (mute.until !== undefined && at >= mute.until) return true;
  // People who were told of bad news are told that it was wrong.
  return comesThrough(graded(news), mute) || (mute.lets !== 'nothing' && takesBackBad(news));
}

/** Whether news of this kind is told in spite of the mute. */
export function comesThrough({ kind, gravity }: Graded, { until, lets }: Mute): boolean {
  if (until === undefined && isEnd(kind)) return true;
  // People who were told of trouble must hear that it has passed, so only ordinary news waits.
  return lets === 'problems' ? gravity !== 'ordinary' : lets === 'bad' && gravity === 'bad';
}

/** The state of a recording just before a moment, as far as a summary needs it. */
export function justBefore(known: Known, at: Instant): Known {
  const life = known.life.filter((stage) => stage.at < at);
  const last = life.at(-1);
  if (last === undefined) return known;
  return {
    ...known,
    life,
    phase: last.phase,
    since: last.at,
    files: known.files.filter((file) => announced(file) < at),
    gaps: known.gaps.filter(({ to }) => to < at),
    pushes: known.pushes.filter((stage) => stage.at < at),
    words: known.words.filter((word) => word.at < at),
  };
}

/** A summary without the news that was told in spite of the mute. */
export function untold(missed: Missed | undefined, mute: Mute | undefined): Missed | undefined {
  if (missed === undefined || mute === undefined) return missed;
  const { kinds, trouble, gaps, verdict, to } = missed;
  const isUntold = (one: Graded): boolean => !comesThrough(one, mute);
  const left = kinds.filter(isUntold);
  if (left.length === 0) return undefined;
  return {
    ...missed,
    gaps: isUntold(gradedKind('recovered')) ? gaps : 0,
    trouble: trouble.filter((kind) => isUntold(gradedKind(kind))),
    kinds: left,
    // An end that was told is not missed.
    ...(verdict && !isUntold(gradedVerdict(verdict)) ? { from: to, changes: 0 } : {}),
  };
}
