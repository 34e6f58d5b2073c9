import { heard } from '../../src/recording/ending/late.ts';
import { NOTHING_PROMISED, type Reporting } from '../../src/recording/ending/reporting.ts';
import type { Word } from '../../src/recording/ending/words.ts';
import type { Instant } from '../../src/recording/recording.ts';
import { createRandom, type Random } from '../random.ts';
import {
  alarmsByPeers,
  answers,
  badNews,
  type Course,
  channelLines,
  follow,
  lostByOldRule,
  type Said,
  stopReport,
} from './course.ts';

const SECOND = 1_000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

export interface Day {
  readonly name: string;
  readonly recordings: number;
  readonly bad: number;
  /** Called lost by the previous rule. */
  readonly lostByOldRule: number;
  /** Called down by each simpler monitor, in the order of `PEERS`. */
  readonly alarmsByPeers: readonly number[];
  readonly channelLines: number;
}

/** Nothing goes wrong on these days, so nothing may be told as bad. */
const DAYS: readonly { readonly name: string; readonly recordings: number; readonly draw: Draw }[] = [
  { name: 'a school whose backend says nothing', recordings: 2_000, draw: lesson(false) },
  { name: 'a school whose backend reports every end', recordings: 2_000, draw: lesson(true) },
  { name: 'one-to-one calls, a third unanswered', recordings: 1_000, draw: call },
  { name: 'a team that watches what is never to end', recordings: 40, draw: monitor },
];

export const DAY_COUNT = DAYS.length;

type Draw = (random: Random, n: number) => Course;

/** Every end is promised to be reported, and has been before. */
const PROMISED: Reporting = { ...NOTHING_PROMISED, promised: true, kept: true };

/** Agora's notices of an idle exit: the recorder has left, and the session has ended as it should. */
const leftEmpty = (at: Instant): readonly Word[] => [
  { event: 41, code: 4, at },
  { event: 11, code: 0, at },
];

/** Twenty lessons at a time, over within one minute; some early, idle, moved to another server, or web. */
function lesson(reports: boolean): Draw {
  return (random, n) => {
    const length = 45 * MINUTE;
    const early = random.chance(0.1) ? random.between(0, 12 * MINUTE) : 0;
    const endAt = length - early + (n % 20) * 2 * SECOND + random.between(0, 20 * SECOND);
    const visible = random.between(0, 6 * SECOND);
    const movedAt = random.chance(0.05) ? random.between(10 * MINUTE, 25 * MINUTE) : undefined;
    const web = random.chance(0.2);
    const idle = random.chance(0.1);
    const move =
      movedAt === undefined
        ? []
        : ([
            [movedAt, 'absent'],
            [movedAt + random.between(5, 80) * SECOND, 5],
          ] as const);
    const leaving = idle
      ? ([[endAt, 'absent']] as const)
      : ([
          [endAt, 6],
          [endAt + visible, 'absent'],
        ] as const);
    // Idle ends are promised to be reported as well: here Agora's own notices say so.
    const said: readonly Said[] = idle
      ? [{ at: endAt + SECOND, say: (known, now) => heard(known, leftEmpty(endAt), now) }]
      : [stopReport(endAt + SECOND, endAt)];
    return {
      about: {
        ...(random.chance(0.5) ? { endsAt: length } : {}),
        ...(web ? { mode: 'web' as const, maxRecordingHour: 4 } : {}),
      },
      answer: answers([10 * SECOND, 4], [25 * SECOND, 5], ...move, ...leaving),
      ...(reports ? { reporting: PROMISED, said } : {}),
      until: length + HOUR,
    };
  };
}

/** Answered, it lasts for minutes; unanswered, nobody publishes and it is closed after the idle time. */
function call(random: Random): Course {
  const liveAt = random.between(2 * SECOND, 15 * SECOND);
  const answered = !random.chance(1 / 3);
  const endAt = liveAt + (answered ? random.skewed(MINUTE, 40 * MINUTE) : random.between(30, 60) * SECOND);
  return {
    answer: answered
      ? answers([liveAt, 4], [liveAt + 8 * SECOND, 5], [endAt, 6], [endAt + SECOND, 'absent'])
      : answers([liveAt, 4], [endAt, 'absent']),
    until: endAt + HOUR,
  };
}

/** A day and a night, with up to three moves to another server that go well. */
function monitor(random: Random): Course {
  const moves = Array.from({ length: random.between(0, 4) }, (_, n) => (n + 1) * 6 * HOUR).flatMap(
    (from) =>
      [
        [from, 'absent'],
        [from + random.between(5, 85) * SECOND, 2],
        [from + 88 * SECOND, 5],
      ] as const,
  );
  return {
    about: { endsAt: 'never' },
    answer: answers([10 * SECOND, 4], [25 * SECOND, 5], ...moves),
    until: 24 * HOUR,
  };
}

/** @param index of the day, below `DAY_COUNT` */
export function ordinaryDay(index: number): Day {
  const day = DAYS[index];
  if (!day) throw new Error(`There is no day ${index}.`);
  const { name, recordings, draw } = day;
  const followed = Array.from({ length: recordings }, (_, n) => {
    const random = createRandom(n + 1);
    return follow(draw(random, n), random);
  });
  return {
    name,
    recordings,
    bad: followed.filter((one) => badNews(one).length > 0).length,
    lostByOldRule: followed.filter(lostByOldRule).length,
    alarmsByPeers: alarmsByPeers(followed),
    channelLines: followed.reduce((sum, one) => sum + channelLines(one), 0),
  };
}
