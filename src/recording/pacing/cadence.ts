import { endIsNear } from '../ending/plan.ts';
import { stopAwaited } from '../ending/stop.ts';
import { AFTER_LOOKS_MS } from '../judging/missing.ts';
import { type Known, startDeadline, watchedFrom } from '../known.ts';
import { isLive, isOver, type Phase } from '../phase.ts';
import type { Policy } from '../policy.ts';
import type { Instant } from '../recording.ts';
import { STUCK_READY_MS } from './reminders.ts';

/** When to look next. */
interface Pace {
  /** Time until the next look, in milliseconds; shortened by jitter. */
  readonly wait: number;
  /** The wait is not shortened: an earlier look would not count. */
  readonly exact?: boolean;
  /** Moment at which a rule comes due. It is met exactly, so that no verdict is late. */
  readonly notAfter?: Instant;
}

type Cadence = (known: Known, now: Instant, policy: Policy) => Pace | undefined;

const seconds = (n: number): number => n * 1_000;

/** The n-th wait of a list in milliseconds; the last one repeats. */
const step = (waits: readonly [number, ...number[]], n: number): number =>
  seconds(waits[Math.min(n, waits.length) - 1] ?? waits[0]);

/** The first moment that is more than `at`. */
const justAfter = (at: Instant): Instant => at + 1;

/** Time after a change in which looks are closer, in milliseconds: another change often follows. */
const LATELY_MS = 120_000;

const changedLately = (known: Known, now: Instant): boolean => now - known.since < LATELY_MS;

const steady: Cadence = (known, now, { pollMs }) => ({
  wait: changedLately(known, now) ? Math.min(seconds(15), pollMs) : pollMs,
});

/**
 * The first minutes after a start: 5, 10, 15 s (Agora's advice), and once exactly at the deadline. What starts after it,
 * as in a move, is soon looked at no more often than what runs.
 */
const beginning: Cadence = (known, now, policy) => {
  const age = now - watchedFrom(known);
  const deadline = startDeadline(known, policy);
  if (now >= deadline) return steady(known, now, policy);
  const wait = Math.min(seconds(age < 20_000 ? 5 : age < 60_000 ? 10 : 15), policy.pollMs);
  return { wait, notAfter: deadline };
};

/** The after-looks, at moments counted from the verdict. */
function afterLook({ afterLooks, gone, since }: Known): Pace | undefined {
  const after = AFTER_LOOKS_MS[afterLooks];
  if (after === undefined) return undefined;
  return { wait: after, exact: true, notAfter: (gone?.at ?? since) + after };
}

const CADENCE: Record<Phase, Cadence> = {
  registered: beginning,
  starting: beginning,
  ready: (known, now, { pollMs }) => ({
    wait: changedLately(known, now) ? Math.min(seconds(10), pollMs) : pollMs,
    ...(known.stuckTold ? {} : { notAfter: justAfter(known.since + STUCK_READY_MS) }),
  }),
  recording: steady,
  paused: steady,
  // A stop that hangs must not use up the budget of other recordings.
  stopping: (known, now, { pollMs }) => ({
    wait: Math.min(seconds(changedLately(known, now) ? 5 : 15), pollMs),
  }),
  not_started: (known, now, { pollMs }) => ({
    wait: Math.max(seconds(now - known.since < 600_000 ? 60 : 300), pollMs),
    notAfter: known.recording.expiresAt,
  }),
  lost: afterLook,
  ended: afterLook,
  failed: afterLook,
  expired: () => undefined,
  refused: () => undefined,
};

/** Seconds between looks while an end is expected, so that more ends are seen as they happen. */
const NEAR_END_S = 7;

/**
 * The pace of a phase, closer around an end: always after a stop was asked for; near a planned end, a limit, or the end
 * of a closing page recorder only if the budget has room.
 */
function paced(known: Known, now: Instant, policy: Policy, roomy: boolean): Pace | undefined {
  const pace = CADENCE[known.phase](known, now, policy);
  if (pace === undefined) return undefined;
  if (stopAwaited(known, now)) return { ...pace, wait: Math.min(pace.wait, seconds(5)) };
  if (!isLive(known.phase)) return pace;
  const { closingSince, recording } = known;
  const closing = closingSince !== undefined && now - closingSince < LATELY_MS;
  const near = roomy && (closing || endIsNear(recording, now));
  return near ? { ...pace, wait: Math.min(pace.wait, seconds(NEAR_END_S)) } : pace;
}

/** The pace of a doubt, which outranks that of the phase. */
function flagged(known: Known, policy: Policy): Pace | undefined {
  const { blind, suspect, rejections } = known;
  if (blind) return { wait: step([5, 10, 15, 30], blind.looks) };
  if (rejections > 0) return { wait: step([15, 120, 300], rejections) };
  if (!suspect) return undefined;
  const wait = step([5, 10, 15, 30, 30], suspect.looks);
  return { wait, notAfter: justAfter(suspect.since + policy.patienceMs) };
}

/** Largest share by which jitter shortens a wait, to spread the looks after restarts and bulk registrations. */
const SPREAD = 0.1;

/**
 * The moment of the next look; `undefined` if there is none.
 * @param jitter from 0 up to, not including, 1
 * @param roomy the budget serves all looks in time, so that extra ones delay no other
 */
export function nextLook(
  known: Known,
  now: Instant,
  jitter: number,
  policy: Policy,
  roomy: boolean,
): Instant | undefined {
  if (known.final) return undefined;
  const pace = flagged(known, policy) ?? paced(known, now, policy, roomy);
  if (!pace) return undefined;
  // Rounded down, because a verdict is promised within patience and one interval.
  const spread = now + Math.floor(pace.exact ? pace.wait : pace.wait * (1 - SPREAD * jitter));
  const { notAfter } = pace;
  return notAfter !== undefined && notAfter > now ? Math.min(spread, notAfter) : spread;
}

/**
 * Whether it may change at any moment: it stops, is doubted, or has just changed, as one has that starts. If the budget
 * is short, these recordings are looked at first.
 */
export function isVolatile(known: Known, now: Instant): boolean {
  const { phase, suspect, final, rejections } = known;
  if (final || rejections > 0 || isOver(phase) || phase === 'not_started') return false;
  const leaving = phase === 'stopping' || stopAwaited(known, now);
  return leaving || suspect !== undefined || changedLately(known, now);
}

/**
 * Whether its ids may be invented: Agora has never shown it. A recording registered by a backend, which starts what it
 * registers, counts only once it did not start.
 */
export const isUnproven = ({ recording, phase, reached, final }: Known): boolean =>
  !final && reached === 'nothing' && (recording.origin !== 'backend' || phase === 'not_started');

/** First look after the registration: Agora needs a moment after `start` before it knows the sid. */
export const firstLook = ({ recording }: Known): Instant => recording.registeredAt + seconds(5);

/** Rank of the looks at a recording: `2` if it is unproven, `1` if it is volatile, else `0`. */
export function lookRankOf(known: Known, now: Instant): '0' | '1' | '2' {
  if (isUnproven(known)) return '2';
  return isVolatile(known, now) ? '1' : '0';
}
