import fc from 'fast-check';
import type { Known } from '../../src/recording/known.ts';
import type { News } from '../../src/recording/news.ts';
import type { Observation, Snapshot } from '../../src/recording/observation.ts';
import { OUTPUT_STATUSES } from '../../src/recording/observation.ts';
import { type Instant, MODES, type Mode } from '../../src/recording/recording.ts';
import { REGISTERED } from './clock.ts';
import { judged, registered } from './watched.ts';

const file = fc.record(
  {
    name: fc.constantFrom('a.m3u8', 'b.m3u8', 'c_0.mp4', 'c_1.mp4', 'bak0_a.m3u8', 'x/bak1_a.m3u8'),
    startedAt: fc.constantFrom(REGISTERED - 60_000, REGISTERED + 3_000),
  },
  { requiredKeys: ['name'], noNullPrototype: true },
);

const output = fc.record(
  {
    url: fc.constantFrom('rtmp://a.example.com/live', 'rtmp://b.example.com/live'),
    status: fc.constantFrom(...OUTPUT_STATUSES, 'unknown' as const),
  },
  { noNullPrototype: true },
);

const snapshot: fc.Arbitrary<Snapshot> = fc.record({
  kind: fc.constant('snapshot' as const),
  status: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(4, 5) },
    { weight: 4, arbitrary: fc.constantFrom(0, 1, 2, 3, 6, 7, 9999) },
    { weight: 1, arbitrary: fc.constantFrom(8, 20) },
  ),
  onhold: fc.boolean(),
  files: fc.array(file, { maxLength: 4 }),
  outputs: fc.array(output, { maxLength: 3 }),
});

/** About our view, never about the recording. */
export const withoutEvidence: fc.Arbitrary<Observation> = fc.oneof(
  fc.constant<Observation>({ kind: 'incomplete' }),
  fc.constant<Observation>({ kind: 'throttled' }),
  fc.constant<Observation>({ kind: 'forbidden', status: 401 }),
  fc.constant<Observation>({ kind: 'rejected', scope: 'app', check: 'app_id', reason: 'appid is invalid' }),
  fc
    .constantFrom('http', 'network', 'timeout', 'unreadable', 'other_recording')
    .map((cause): Observation => ({ kind: 'unavailable', cause: cause as 'http' })),
);

const rejection: fc.Arbitrary<Observation> = fc.constantFrom<Observation>(
  { kind: 'no_route' },
  { kind: 'rejected', scope: 'recording', check: 'ids', code: 1003, reason: 'ids do not match' },
);

const observation: fc.Arbitrary<Observation> = fc.oneof(
  { weight: 8, arbitrary: snapshot },
  { weight: 10, arbitrary: fc.constant<Observation>({ kind: 'not_found' }) },
  { weight: 1, arbitrary: fc.constant<Observation>({ kind: 'exiting' }) },
  { weight: 4, arbitrary: withoutEvidence },
  { weight: 1, arbitrary: rejection },
);

/** From a millisecond to an hour, so that rules come due on both sides of every look. */
export const gap = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 30_000 }) },
  { weight: 3, arbitrary: fc.integer({ min: 30_000, max: 180_000 }) },
  { weight: 1, arbitrary: fc.integer({ min: 180_000, max: 3_600_000 }) },
);

/** Answers of Agora in one life, each after a wait. */
interface Answers {
  readonly mode: Mode;
  readonly expiresInMs: number;
  /** When the backend asked for a stop, after the registration. */
  readonly stopAskedMs: number | undefined;
  readonly looks: readonly (readonly [wait: number, seen: Observation])[];
}

/** Any answers at any distance, likely and unlikely ones. */
export const answers: fc.Arbitrary<Answers> = fc.record({
  mode: fc.constantFrom(...MODES),
  expiresInMs: fc.constantFrom(600_000, 3_600_000, 72 * 3_600_000),
  stopAskedMs: fc.option(fc.integer({ min: 0, max: 600_000 }), { nil: undefined }),
  looks: fc.array(fc.tuple(gap, observation), { minLength: 1, maxLength: 80 }),
});

/** One look and what it changed. */
export interface Step {
  readonly before: Known;
  readonly seen: Observation;
  readonly now: Instant;
  readonly next: Known;
  readonly news: readonly News[];
}

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}

/** Every state is frozen before it is shown to the core: a change in place throws. */
export function live({ mode, expiresInMs, stopAskedMs, looks }: Answers): Step[] {
  const stop = stopAskedMs === undefined ? {} : { stopRequestedAt: REGISTERED + stopAskedMs };
  let known = frozen(registered({ mode, expiresAt: REGISTERED + expiresInMs, ...stop }));
  let now = REGISTERED;
  return looks.map(([wait, seen]) => {
    now += wait;
    const before = known;
    const { next, news } = judged(before, frozen(seen), now);
    known = frozen(next);
    return { before, seen, now, next, news };
  });
}
