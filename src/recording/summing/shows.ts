import { verdictOf } from '../ending/verdict.ts';
import { fnv1a } from '../fnv.ts';
import { cannotSee, unseenSince } from '../judging/blindness.ts';
import { areIdsDoubted } from '../judging/rejection.ts';
import type { Known } from '../known.ts';
import { isGoingOn } from '../phase.ts';
import type { Instant } from '../recording.ts';
import { said } from './said.ts';

/** The facts that a card shows, without those that every look changes. */
const facts = (known: Known): string =>
  JSON.stringify([
    known.phase,
    known.how,
    verdictOf(known)?.without,
    known.vouched,
    known.final,
    known.status,
    known.cname,
    known.suspect?.shown ?? false,
    cannotSee(known),
    areIdsDoubted(known),
    known.files.length,
    known.outputs,
    known.recording.alias,
    said(known),
  ]);

/** Whether the cards made from the two read differently, apart from their time. */
export const readsDifferently = (one: Known, other: Known): boolean => facts(one) !== facts(other);

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
  const turn = (at: Instant) => Math.floor((at + offset) / TEN_MINUTES_MS);
  return turn(before) !== turn(now);
}
