import { verdictOf } from '../ending/verdict.ts';
import { cannotSee, unseenSince } from '../judging/blindness.ts';
import { areIdsDoubted } from '../judging/rejection.ts';
import type { Known } from '../known.ts';
import { isGoingOn } from '../phase.ts';
import type { Instant } from '../recording.ts';
import { said } from './said.ts';

/** The facts that a card shows, apart from those that every look changes. */
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

/** The last moment for which anything is known: looks without an answer do not count. */
export const evidenceAt = (known: Known): Instant | undefined =>
  unseenSince(known) === undefined ? known.lookedAt : known.seenAt;

const TEN_MINUTES_MS = 600_000;

/**
 * Whether a card is due only to show a newer time: every ten minutes while the recording goes on, so that it can be
 * told from the card of a dead bot. Nothing is stored for it, and the moments of many recordings are spread evenly.
 * @param next the same recording after a later look
 */
export function timeIsUp(known: Known, next: Known): boolean {
  const [before, now] = [evidenceAt(known), evidenceAt(next)];
  if (before === undefined || now === undefined || !isGoingOn(next.phase)) return false;
  const offset = spread(next.recording.sid);
  const turn = (at: Instant) => Math.floor((at + offset) / TEN_MINUTES_MS);
  return turn(before) !== turn(now);
}

/**
 * The same offset for a sid every time, in milliseconds, from 0 up to, not including, ten minutes. FNV-1a separates
 * similar sids.
 */
function spread(sid: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < sid.length; at += 1) hash = Math.imul(hash ^ sid.charCodeAt(at), 0x01000193);
  return (hash >>> 0) % TEN_MINUTES_MS;
}
