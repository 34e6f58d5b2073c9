import { isOrdinary } from './gravity.ts';
import type { Known } from './known.ts';
import { type News, TOLD } from './news.ts';
import type { Instant } from './recording.ts';

/** For how long, and whether bad news still comes through; in the order in which they are offered. */
export const MUTE_CHOICES = ['15min', '1h', 'end', 'bad'] as const;

export type MuteChoice = (typeof MUTE_CHOICES)[number];

/** One place hears nothing of one recording for a while. Its card goes on. */
export interface Mute {
  /** Who asked for it last. */
  readonly by: string;
  /** From when nothing was told. A mute that takes the place of another goes on from the beginning of that one. */
  readonly since: Instant;
  /** Absent: until the recording ends. */
  readonly until?: Instant;
  readonly lets: 'nothing' | 'bad';
}

const LASTS_MS: Record<MuteChoice, number | undefined> = {
  '15min': 15 * 60_000,
  '1h': 60 * 60_000,
  end: undefined,
  bad: undefined,
};

/** @param before the mute that it takes the place of */
export function muteOf(choice: MuteChoice, by: string, now: Instant, before: Mute | undefined): Mute {
  const lasts = LASTS_MS[choice];
  return {
    by,
    since: before?.since ?? now,
    lets: choice === 'bad' ? 'bad' : 'nothing',
    ...(lasts === undefined ? {} : { until: now + lasts }),
  };
}

/** What is told to a whole channel by default is an end, or as good as one: `not_started` ends the wait for it. */
const isEnding = ({ kind }: News): boolean => TOLD[kind] === 'channel';

/** Whether a mute is over with this, because it lasts until the recording ends. */
export const endsMute = (mute: Mute, news: readonly News[]): boolean =>
  mute.until === undefined && news.some(isEnding);

/** Whether a piece of news is told all the same. @param at when it was learnt, not when it is told */
export function isHeard(news: News, at: Instant, mute: Mute | undefined): boolean {
  if (mute === undefined || at < mute.since) return true;
  if (mute.until !== undefined) return at >= mute.until;
  // Who was told of trouble has to be told that it has passed: of these, only ordinary news waits.
  return isEnding(news) || (mute.lets === 'bad' && !isOrdinary(news.kind));
}

/** What was known of a recording just before a moment, as far as a summary goes. */
export function justBefore(known: Known, at: Instant): Known {
  const life = known.life.filter((stage) => stage.at < at);
  const last = life.at(-1);
  return last === undefined ? known : { ...known, life, phase: last.phase, since: last.at };
}
