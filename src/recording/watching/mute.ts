import type { Known } from '../known.ts';
import { isEnd, type News } from '../news.ts';
import type { Instant } from '../recording.ts';
import { announced, type Missed } from '../summing/missed.ts';
import { type Graded, graded, gradedKind, gradedVerdict, takesBackBad } from './gravity.ts';

/**
 * Choices in the order in which they are offered: only problems and the end, nothing ordinary or troublesome until the
 * end or for a while, and nothing at all, bad news included, for a quarter of an hour.
 */
export const MUTE_CHOICES = ['bad', 'end', '15min', '1h', 'silent'] as const;

export type MuteChoice = (typeof MUTE_CHOICES)[number];

/** A silence of one place about one recording. The card is still edited. */
export interface Mute {
  /** User ID of the person who asked for it last. */
  readonly by: string;
  /** Beginning of the silence. A mute that replaces another keeps the beginning of the first. */
  readonly since: Instant;
  /** Absent: until the recording ends. */
  readonly until?: Instant;
  /** News that is told all the same: bad news, or all problems and that they have passed. */
  readonly lets: 'nothing' | 'bad' | 'problems';
  /** End of the mute. It is kept until what was missed is told: news learnt during it may still wait to be told. */
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

/** The news ends a mute that lasts until the recording ends. */
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

/** Whether news of this kind is told although it is muted. */
export function comesThrough({ kind, gravity }: Graded, { until, lets }: Mute): boolean {
  if (until === undefined && isEnd(kind)) return true;
  // People who were told of trouble must hear that it has passed, so only ordinary news waits.
  return lets === 'problems' ? gravity !== 'ordinary' : lets === 'bad' && gravity === 'bad';
}

/** State of a recording just before a moment, as far as a summary needs it. */
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

/** The part of a summary that is still to be told: without the news that a mute has let through. */
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
    // An end that was told by itself is no change that somebody missed.
    ...(verdict && !isUntold(gradedVerdict(verdict)) ? { from: to, changes: 0 } : {}),
  };
}
