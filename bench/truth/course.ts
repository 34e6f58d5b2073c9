import { reconsidered } from '../../src/recording/ending/late.ts';
import { NOTHING_PROMISED, type Reporting } from '../../src/recording/ending/reporting.ts';
import type { Judgement } from '../../src/recording/judging/judgement.ts';
import { observe } from '../../src/recording/judging/observe.ts';
import { type Known, unseen } from '../../src/recording/known.ts';
import type { News } from '../../src/recording/news.ts';
import type { Observation } from '../../src/recording/observation.ts';
import { firstLook, nextLook } from '../../src/recording/pacing/cadence.ts';
import { DEFAULT_POLICY } from '../../src/recording/policy.ts';
import type { Instant, Recording } from '../../src/recording/recording.ts';
import { toldWhere } from '../../src/recording/watching/broadcast.ts';
import { gravityOf } from '../../src/recording/watching/gravity.ts';
import type { Random } from '../random.ts';
import { type Answered, PEERS } from './peers.ts';

/** One recording and everything that the bot can learn about it. Moments count from its registration. */
export interface Course {
  readonly about?: Partial<Recording>;
  /** Agora's answer to a look. */
  readonly answer: (now: Instant) => Observation;
  /** Reports and notices, each at its moment. */
  readonly said?: readonly Said[];
  readonly reporting?: Reporting;
  /** No look is taken after this. */
  readonly until: Instant;
}

export interface Said {
  readonly at: Instant;
  readonly say: (known: Known, now: Instant) => Judgement;
}

/** Something that people were told. */
export interface Told {
  readonly at: Instant;
  readonly news: News;
}

export interface Followed {
  readonly known: Known;
  readonly told: readonly Told[];
  /** Whether each simpler monitor, given the same answers, says that it is down, in the order of `PEERS`. */
  readonly alarms: readonly boolean[];
}

const HOUR = 3_600_000;

/** A backend's report that it asked for a stop at a moment. */
export const stopReport = (at: Instant, askedAt: Instant): Said => ({
  at,
  say: (known, now) => {
    const recording = { ...known.recording, stopRequestedAt: askedAt };
    return reconsidered(known, { ...known, recording }, now);
  },
});

/** Lets the core look at one recording by its own cadence, as the bot does. */
export function follow(course: Course, random: Random): Followed {
  const { about, answer, said = [], reporting = NOTHING_PROMISED, until } = course;
  let known = unseen({
    sid: '38f8e3cfdc474cd56fc1ceba380d7e1a',
    app: 'default',
    resourceId: 'r'.repeat(192),
    mode: 'mix',
    registeredAt: 0,
    expiresAt: 72 * HOUR,
    origin: 'backend',
    startedAt: 0,
    ...about,
  });
  const told: Told[] = [];
  const log: Answered[] = [];
  const take = ({ next, news }: Judgement, at: Instant): void => {
    known = next;
    told.push(...news.map((one) => ({ at, news: one })));
  };
  const waiting = said.toSorted((one, other) => one.at - other.at);
  let due: Instant | undefined = firstLook(known);
  while (due !== undefined || waiting.length > 0) {
    const word = waiting[0];
    if (word && (due === undefined || word.at <= due)) {
      waiting.shift();
      take(word.say(known, word.at), word.at);
      // A report, like a notice, is a reason to look at once.
      if (due !== undefined && !known.final) due = word.at;
      continue;
    }
    if (due === undefined || due > until) break;
    const seen = answer(due);
    log.push({ seen, answeredAt: due });
    take(observe(known, seen, due, DEFAULT_POLICY, reporting), due);
    due = nextLook(known, due, random.next(), DEFAULT_POLICY, true);
  }
  for (const word of waiting) take(word.say(known, word.at), word.at);
  return { known, told, alarms: PEERS.map(({ alarm }) => alarm(log) !== undefined) };
}

export const badNews = ({ told }: Followed): readonly Told[] =>
  told.filter(({ news }) => gravityOf(news) === 'bad');

/** Messages that the whole channel sees, by default. */
export const channelLines = ({ told }: Followed): number =>
  told.filter(({ news }) => toldWhere(news) === 'channel').length;

/** Verdict of the previous rule: lost if gone after it had been live, with no stop seen or reported. */
export const lostByOldRule = ({ known }: Followed): boolean => {
  const { gone, recording, seenAt } = known;
  return (
    gone !== undefined &&
    seenAt !== undefined &&
    gone.from !== 'stopping' &&
    recording.stopRequestedAt === undefined
  );
};

/** Numbers of these that each simpler monitor calls down, in the order of `PEERS`. */
export const alarmsByPeers = (followed: readonly Followed[]): readonly number[] =>
  PEERS.map((_, index) => followed.filter(({ alarms }) => alarms[index]).length);

/** Stretches of answers, each until the next begins; before the first it is not found. */
export const answers =
  (...stretches: readonly (readonly [from: Instant, seen: number | 'absent'])[]) =>
  (now: Instant): Observation => {
    const seen = stretches.findLast(([from]) => from <= now)?.[1] ?? 'absent';
    if (seen === 'absent') return { kind: 'not_found' };
    const files = seen >= 5 && seen <= 8 ? [{ name: 'class.m3u8' }] : [];
    return { kind: 'snapshot', status: seen, onhold: false, files, outputs: [] };
  };
