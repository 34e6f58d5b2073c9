import { verdictOf } from '../ending/verdict.ts';
import { fnv1a } from '../fnv.ts';
import { cannotSee, unseenSince } from '../judging/blindness.ts';
import { areIdsDoubted } from '../judging/rejection.ts';
import type { Known } from '../known.ts';
import { isFinished, isGoingOn } from '../phase.ts';
import type { Instant } from '../recording.ts';
import { said } from './said.ts';

/** The facts that a card shows, without those that every look changes and Agora's words. */
const FACTS: readonly ((known: Known) => unknown)[] = [
  ({ phase }) => phase,
  ({ how }) => how,
  (known) => verdictOf(known)?.without,
  ({ vouched }) => vouched,
  ({ final }) => final,
  ({ status }) => status,
  ({ cname }) => cname,
  ({ suspect }) => suspect?.shown ?? false,
  cannotSee,
  areIdsDoubted,
  ({ files }) => files.length,
  ({ outputs }) => outputs,
  ({ recording }) => recording.alias,
];

const isSame = (one: unknown, other: unknown): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other);

/** Whether the cards made from the two read differently, apart from their time. */
export function readsDifferently(one: Known, other: Known): boolean {
  if (FACTS.some((fact) => !isSame(fact(one), fact(other)))) return true;
  // While it goes on, the same words say the same; which of them are about its end depends on when it was last seen.
  return (one.words !== other.words || isFinished(one.phase)) && !isSame(said(one), said(other));
}

/** Time of the last look that brought evidence. */
export const evidenceAt = (known: Known): Instant | undefined =>
  unseenSince(known) === undefined ? known.lookedAt : known.seenAt;

/** Time of the look that brought `next`; `undefined` if none did, as where the app is no longer configured. */
export const lookBetween = (known: Known, next: Known): Instant | undefined =>
  next.lookedAt === known.lookedAt ? undefined : next.lookedAt;

/**
 * Time of the evidence that a look has replaced by its own; `undefined` if it brought none, or the first. The verdict
 * `expired` is none: it says that nothing more can be known.
 * @param next the same recording after that look
 */
export function evidenceReplaced(known: Known, next: Known): Instant | undefined {
  const brought = next.blind === undefined && next.rejections === 0 && next.phase !== 'expired';
  return brought && lookBetween(known, next) !== undefined ? evidenceAt(known) : undefined;
}

const TEN_MINUTES_MS = 600_000;

/**
 * Whether a card is edited only to show a newer time: every ten minutes while the recording goes on, so that it differs
 * from the card of a dead bot. The sid spreads the moments of many recordings evenly, so none has to be stored.
 * @param next the same recording after a later look
 */
export function timeIsUp(known: Known, next: Known): boolean {
  const [before, now] = [evidenceAt(known), evidenceAt(next)];
  if (before === undefined || now === undefined || !isGoingOn(next.phase)) return false;
  const offset = fnv1a(next.recording.sid) % TEN_MINUTES_MS;
  return Math.floor((before + offset) / TEN_MINUTES_MS) !== Math.floor((now + offset) / TEN_MINUTES_MS);
}
