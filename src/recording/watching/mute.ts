import type { Known } from '../known.ts';
import { isEnd, type News } from '../news.ts';
import type { Instant } from '../recording.ts';
import { announced, type Missed } from '../summing/missed.ts';
import { type Graded, graded } from './gravity.ts';

/** Choices of length, and whether bad news is still told; in the order in which they are offered. */
export const MUTE_CHOICES = ['15min', '1h', 'end', 'bad'] as const;

export type MuteChoice = (typeof MUTE_CHOICES)[number];

/** A silence of one place about one recording. The card is still edited. */
export interface Mute {
  /** User ID of the person who asked for it last. */
  readonly by: string;
  /** Beginning of the silence. A mute that replaces another keeps the beginning of the first. */
  readonly since: Instant;
  /** Absent: until the recording ends. */
  readonly until?: Instant;
  readonly lets: 'nothing' | 'bad';
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
};

/** @param before the mute that it replaces */
export function muteOf(choice: MuteChoice, by: string, now: Instant, before: Mute | undefined): Mute {
  const lasts = LASTS_MS[choice];
  return {
    by,
    since: before?.since ?? now,
    lets: choice === 'bad' ? 'bad' : 'nothing',
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
  return comesThrough(graded(news), mute) || (mute.until !== undefined && at >= mute.until);
}

/** Whether news of this kind is told although it is muted. */
export function comesThrough({ kind, gravity }: Graded, { until, lets }: Mute): boolean {
  // People who were told of trouble must hear that it has passed, so only ordinary news waits.
  return until === undefined && (isEnd(kind) || (lets === 'bad' && gravity !== 'ordinary'));
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
  if (missed === undefined || mute?.lets !== 'bad') return missed;
  if (missed.changes === 0 && missed.files === 0) return undefined;
  return {
    ...missed,
    gaps: 0,
    trouble: [],
    kinds: missed.kinds.filter(({ gravity }) => gravity === 'ordinary'),
  };
}
