import { NOTHING_PROMISED } from '../../src/recording/ending/reporting.ts';
import { observe } from '../../src/recording/judging/observe.ts';
import { unseen } from '../../src/recording/known.ts';
import type { News } from '../../src/recording/news.ts';
import { firstLook, nextLook } from '../../src/recording/pacing/cadence.ts';
import { DEFAULT_POLICY, type Policy } from '../../src/recording/policy.ts';
import type { Instant } from '../../src/recording/recording.ts';
import { createRandom } from '../random.ts';
import { createLife, type Life } from './life.ts';
import { createWeather, type Look } from './weather.ts';

/** One look and what the bot made of it. */
export interface Entry extends Look {
  readonly news: readonly News[];
  /** First not-found look of the run in which the bot was before this look; `undefined` if it was in none. */
  readonly suspectSince: Instant | undefined;
  readonly final: boolean;
}

export interface Watched {
  readonly life: Life;
  readonly log: readonly Entry[];
}

const HOUR = 3_600_000;
const EXPIRES_MS = 6 * HOUR;

/** Chance that a person presses Refresh between two looks. */
const PRESSED = 0.01;

/** Plays one life in virtual time, looked at by the rules of the core. The same number is the same life. */
export function watch(seed: number, policy: Policy = DEFAULT_POLICY): Watched {
  const random = createRandom(seed);
  const life = createLife(random);
  const look = createWeather(random, life);
  // The right to query outlasts every life here, except those that never begin: they are asked for until it ends.
  const horizon = life.liveAt === undefined ? EXPIRES_MS + HOUR / 2 : (life.endsAt ?? 0) + HOUR;
  let known = unseen({
    sid: seed.toString(16).padStart(32, '0'),
    app: 'default',
    resourceId: 'r'.repeat(192),
    mode: 'mix',
    registeredAt: 0,
    expiresAt: EXPIRES_MS,
  });
  const log: Entry[] = [];
  let due: Instant | undefined = firstLook(known);
  while (due !== undefined && due < horizon) {
    const looked = look(due);
    const { next, news } = observe(known, looked.seen, looked.answeredAt, policy, NOTHING_PROMISED);
    const { seen, sentAt, evaluatedAt, answeredAt } = looked;
    const suspectSince = known.suspect?.since;
    log.push({ seen, sentAt, evaluatedAt, answeredAt, news, suspectSince, final: next.final });
    known = next;
    due = nextLook(next, looked.answeredAt, random.next(), policy, true);
    if (due !== undefined && random.chance(PRESSED)) due = random.between(looked.answeredAt + 1, due + 1);
  }
  return { life, log };
}
