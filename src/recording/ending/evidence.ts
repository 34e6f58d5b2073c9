import { sinceLastSeen } from '../judging/judgement.ts';
import type { Gone, Known } from '../known.ts';
import { isOver } from '../phase.ts';
import type { Bounds, Instant } from '../recording.ts';
import { isNotToEnd, limitAt, plannedEnd } from './plan.ts';
import { isStopReported, obeyed } from './stop.ts';
import { saysAsked, saysFailed, saysIdle, saysLimit, saysOver, saysToldToLeave, type Word } from './words.ts';

/** Longest time between an end and the plan, or the limit, that it belongs to, in milliseconds. */
const NEAR_PLAN_MS = 300_000;
const NEAR_LIMIT_MS = 120_000;

/** Share of the planned length by which an end may be early without being called so: lessons end early. */
const EARLY_SHARE = 0.1;

/** Facts about a disappearance, each independent of the others (ADR 21). The order of the table in verdict.ts decides. */
export interface Evidence {
  /** S: a stop was seen under way. */
  readonly stopSeen: boolean;
  /** R: a backend reported in time that it had asked for a stop. */
  readonly reported: boolean;
  /** H: a person said that the recording was stopped on purpose. */
  readonly vouched: boolean;
  /** C: what Agora itself said of this end. */
  readonly said: {
    readonly failed: boolean;
    readonly limit: boolean;
    readonly idle: boolean;
    readonly asked: boolean;
    /** The session is over, for any reason. */
    readonly over: boolean;
  };
  /** T: a move to another server was under way and never finished. */
  readonly inMove: boolean;
  /** L: the end lies at the limit of a web recording. */
  readonly atLimit: boolean;
  /** P: the recording was not to end by itself. */
  readonly notToEnd: boolean;
  /** P: an end was planned. */
  readonly planned: boolean;
  /** P: even the latest possible end lies more than five minutes before the planned one. */
  readonly beforePlan: boolean;
  /** P: it is also earlier by more than a tenth of the planned length. */
  readonly early: boolean;
  /** K1 and K2: an ordinary end would have been reported. */
  readonly wordDue: Gone['wordDue'];
}

/** Collects what is known about the end of a recording that is gone. */
export function evidenceOf(known: Known, gone: Gone): Evidence {
  const { recording, vouched } = known;
  const words = wordsOfThisEnd(known);
  const between = boundsOf(known, gone);
  const planned = plannedEnd(recording);
  const aheadOfPlan = planned === undefined ? 0 : planned - between.before;
  const length = planned === undefined ? 0 : planned - (recording.startedAt ?? recording.registeredAt);
  return {
    stopSeen: gone.from === 'stopping',
    reported: isStopReported(known, gone.since),
    vouched: vouched !== undefined,
    said: {
      failed: words.some(saysFailed),
      limit: words.some(saysLimit),
      idle: words.some(saysIdle) && !words.some(saysToldToLeave),
      asked: words.some(saysAsked),
      over: words.some(saysOver),
    },
    inMove: gone.from === 'starting' && known.reached === 'recording',
    atLimit: overlaps(between, limitAt(recording), NEAR_LIMIT_MS),
    notToEnd: isNotToEnd({ recording, gone }),
    planned: planned !== undefined,
    beforePlan: aheadOfPlan > NEAR_PLAN_MS,
    early: aheadOfPlan > NEAR_PLAN_MS + EARLY_SHARE * Math.max(0, length),
    wordDue: gone.wordDue,
  };
}

/** Bounds of the end: the last look that found the recording and the first that did not; if none did, Agora's own time. */
export function boundsOf(known: Known, { since, from }: Gone): Bounds {
  const over = known.seenAt === undefined ? known.words.find(saysOver) : undefined;
  return over ? { after: over.at, before: over.at } : sinceLastSeen({ ...known, phase: from }, since);
}

/** Words about this end. An earlier one, after which it was seen running for long, is about a server that left in a move. */
export function wordsOfThisEnd(known: Known): readonly Word[] {
  const ranUntil = lastSeenRunning(known);
  return known.words.filter(({ at }) => obeyed(ranUntil, at));
}

/** Last moment at which it was seen running: looks may see it leave for minutes. */
function lastSeenRunning({ seenAt, life }: Known): Instant | undefined {
  const running = life.findLastIndex(({ phase }) => phase !== 'stopping' && !isOver(phase));
  const leftAt = life[running + 1]?.at;
  return seenAt === undefined || leftAt === undefined ? seenAt : Math.min(seenAt, leftAt);
}

/** Events that say that it failed, the one with the most exact reason first. */
const FAILURES: readonly number[] = [71, 1, 11];

/** The word that says best why this end is a failure. */
export function failureWord(known: Known): Word | undefined {
  const words = wordsOfThisEnd(known).filter(saysFailed);
  const event = FAILURES.find((one) => words.some((word) => word.event === one));
  return words.findLast((word) => word.event === event);
}

const overlaps = ({ after, before }: Bounds, at: Instant | undefined, within: number): boolean =>
  at !== undefined && after <= at + within && before >= at - within;

/** Whether the end was reported or seen, so that no further look is needed. */
export const isExplained = ({ stopSeen, reported, said }: Evidence): boolean =>
  stopSeen || reported || said.failed || said.limit || said.idle || said.asked;
