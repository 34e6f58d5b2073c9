import { createRandom, type Random } from '../random.ts';
import {
  alarmsByPeers,
  answers,
  badNews,
  type Course,
  type Followed,
  follow,
  lostByOldRule,
} from './course.ts';

const SECOND = 1_000;
const MINUTE = 60_000;

export interface Ordinary {
  readonly lives: number;
  readonly bad: number;
  /** Called lost by the previous rule: gone without a stop seen. */
  readonly lostByOldRule: number;
  /** Called down by each simpler monitor, in the order of `PEERS`. */
  readonly alarmsByPeers: readonly number[];
  /** Ends that Agora was seen to close, so that how it ended is known. */
  readonly seenClosing: number;
}

/** A recording that is stopped in an orderly way, and shows 6, 7 and 8 for as long as `visibleMs`. */
function orderly(random: Random, visibleMs: number, planned: boolean): Course {
  const liveAt = random.between(3 * SECOND, 40 * SECOND);
  const stopAt = liveAt + random.skewed(3 * MINUTE, 120 * MINUTE);
  const step = Math.floor(visibleMs / 3);
  return {
    answer: answers(
      [liveAt, 4],
      [liveAt + 10 * SECOND, 5],
      [stopAt, 6],
      [stopAt + step, 7],
      [stopAt + 2 * step, 8],
      [stopAt + visibleMs, 'absent'],
    ),
    ...(planned ? { about: { endsAt: stopAt + random.between(-MINUTE, MINUTE) } } : {}),
    until: stopAt + 60 * MINUTE,
  };
}

/** @param planned whether the backends say when each is to end, so that looks close in */
export function ordinaryEnds(lives: number, planned: boolean): Ordinary {
  const followed: Followed[] = [];
  for (let seed = 1; seed <= lives; seed += 1) {
    const random = createRandom(seed);
    followed.push(follow(orderly(random, random.between(0, 12 * SECOND), planned), random));
  }
  const count = (is: (one: Followed) => boolean): number => followed.filter(is).length;
  return {
    lives,
    bad: count((one) => badNews(one).length > 0),
    lostByOldRule: count(lostByOldRule),
    alarmsByPeers: alarmsByPeers(followed),
    seenClosing: count(({ known }) => known.how === 'exited'),
  };
}
