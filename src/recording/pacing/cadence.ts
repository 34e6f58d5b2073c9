import { endIsNear } from '../ending/plan.ts';
import { stopAwaited } from '../ending/stop.ts';
import { AFTER_LOOKS_MS } from '../judging/missing.ts';
import { type Known, startDeadline, watchedFrom } from '../known.ts';
import { isLive, isOver, type Phase } from '../phase.ts';
import { DEFAULT_POLICY, type Policy } from '../policy.ts';
import type { Instant } from '../recording.ts';
import { STUCK_READY_MS } from './reminders.ts';

/**
 * When to look next. `wait` is in milliseconds and spread by jitter. `notAfter` is a moment at which a rule comes due;
 * it is met exactly, so that a verdict does not wait for a round.
 */
interface Pace {
  readonly wait: number;
  /** The wait is not shortened: an earlier look would not count. */
  readonly exact?: boolean;
  readonly notAfter?: Instant;
}

type Cadence = (known: Known, now: Instant, policy: Policy) => Pace | undefined;

const seconds = (n: number): number => n * 1_000;

/** The n-th wait of a list in milliseconds; the last one repeats. */
const step = (waits: readonly [number, ...number[]], n: number): number =>
  seconds(waits[Math.min(n, waits.length) - 1] ?? waits[0]);

/** A rule that says "more than" is due a millisecond later. */
const justAfter = (at: Instant): Instant => at + 1;

/** Time after a change with closer looks, in milliseconds: a change is often followed by another. */
const LATELY_MS = 120_000;

const changedLately = (known: Known, now: Instant): boolean => now - known.since < LATELY_MS;

const steady: Cadence = (known, now, { pollMs }) => ({
  wait: changedLately(known, now) ? Math.min(seconds(15), pollMs) : pollMs,
});

/** First minutes after a start: 5, 10, 15 s (Agora's advice), and once exactly at the deadline. */
const beginning: Cadence = (known, now, policy) => {
  const age = now - watchedFrom(known);
  const deadline = startDeadline(known, policy);
  const wait = Math.min(seconds(age < 20_000 ? 5 : age < 60_000 ? 10 : 15), policy.pollMs);
  return now < deadline ? { wait, notAfter: deadline } : { wait };
};

/** Over by disappearance: a few more looks, at moments counted from the verdict. */
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
  // A stop that hangs for longer must not take the budget of a hundred other recordings.
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

/** Seconds between looks while an end is expected, so that fewer ends go unseen. */
const NEAR_END_S = 7;

/**
 * The pace of a phase, made closer around an end. A stop reported by a backend counts like one that was seen. Near a
 * planned end, a limit, or the end of a closing page recorder, looks come closer if the budget has room.
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

/** Pace of a flag, which outranks the phase: a doubt is settled before anything else matters. */
function flagged(known: Known, policy: Policy): Pace | undefined {
  const { blind, suspect, rejections } = known;
  if (blind) return { wait: step([5, 10, 15, 30], blind.looks) };
  if (rejections > 0) return { wait: step([15, 120, 300], rejections) };
  if (!suspect) return undefined;
  const wait = step([5, 10, 15, 30, 30], suspect.looks);
  return { wait, notAfter: justAfter(suspect.since + policy.patienceMs) };
}

/** Largest share by which jitter shortens a wait: restarts and bulk registrations spread out, and promises hold. */
const SPREAD = 0.1;

/**
 * The moment of the next look; `undefined` if there is none.
 * @param jitter from 0 up to, not including, 1
 * @param roomy the budget serves everything in time, so that an extra look takes nothing from others
 */
export function nextLook(
  known: Known,
  now: Instant,
  jitter: number,
  policy: Policy = DEFAULT_POLICY,
  roomy = true,
): Instant | undefined {
  if (known.final) return undefined;
  const pace = flagged(known, policy) ?? paced(known, now, policy, roomy);
  if (!pace) return undefined;
  // Rounded down: a verdict is promised within patience and one interval, and "more than" takes a millisecond.
  const spread = now + Math.floor(pace.exact ? pace.wait : pace.wait * (1 - SPREAD * jitter));
  const { notAfter } = pace;
  return notAfter !== undefined && notAfter > now ? Math.min(spread, notAfter) : spread;
}

/**
 * Starting, stopping or about to, doubted or just changed: the states that people wait for. If a budget cannot serve
 * every interval, these go ahead of recordings that have been steady for long.
 */
export function isVolatile(known: Known, now: Instant): boolean {
  const { phase, suspect, final, rejections } = known;
  if (final || rejections > 0 || isOver(phase) || phase === 'not_started') return false;
  const moving = phase === 'registered' || phase === 'starting' || phase === 'stopping';
  return moving || suspect !== undefined || changedLately(known, now) || stopAwaited(known, now);
}

/**
 * Somebody asked for it and Agora has never shown it: it may be invented. A backend starts what it registers, so its
 * recordings count as living ones until they did not start.
 */
export const isUnproven = ({ recording, phase, reached, final }: Known): boolean =>
  !final && reached === 'nothing' && (recording.origin !== 'backend' || phase === 'not_started');

/** First look after the registration: Agora needs a moment after `start` before it knows the sid. */
export const firstLook = ({ recording }: Known): Instant => recording.registeredAt + seconds(5);

/** Rank of the looks at a recording: `2` nobody ever saw it, `1` it may change at any moment, `0` otherwise. */
export function lookRankOf(known: Known, now: Instant): '0' | '1' | '2' {
  if (isUnproven(known)) return '2';
  return isVolatile(known, now) ? '1' : '0';
}
