import type { Known } from '../known.ts';
import type { News } from '../news.ts';
import type { Observation } from '../observation.ts';
import type { Instant } from '../recording.ts';
import { type Judgement, newest } from './judgement.ts';
import { expired, UNPROVEN_GAP_MS } from './missing.ts';
import { blindCause } from './sight.ts';

/**
 * Time after which an unanswerable recording of an answering app is worth a line, in milliseconds. An app that is not
 * answered at all is told earlier, once for all its recordings (sight.ts).
 */
export const TELL_AFTER_MS = 600_000;

/** Blindness shorter than this, in milliseconds, is an ordinary retry and not worth an edit of the card. */
const SHOW_AFTER_MS = 120_000;

/**
 * Longest time in a start between the last sight and the first look that failed, in milliseconds: a step of 15 s and a
 * time-out.
 */
const LAST_SIGHT_MS = 25_000;

/** Judges a look that brought no evidence. The phase stays, and so does a suspicion with its clock. */
export function blinded(known: Known, seen: Observation, now: Instant): Judgement {
  const since = known.blind?.since ?? now;
  const cause = blindCause(seen) ?? 'unavailable';
  // Nothing more can be learnt: Agora need not answer for it even if it can be asked.
  if (now - since >= TELL_AFTER_MS && now >= known.recording.expiresAt) {
    const { blind: _, ...clear } = known;
    return expired({ ...clear, lookedAt: now }, now);
  }
  const alreadyTold = known.blind?.told ?? false;
  const tell = !alreadyTold && cause === 'unavailable' && now - since >= TELL_AFTER_MS;
  const blind = { since, cause, looks: (known.blind?.looks ?? 0) + 1, told: alreadyTold || tell };
  return { next: { ...known, lookedAt: now, blind }, news: tell ? [{ kind: 'blind', since, cause }] : [] };
}

/** Evidence has arrived: whatever it says, the recording can be seen again. */
export function sighted(known: Known, now: Instant, judge: (clear: Known) => Judgement): Judgement {
  const { blind } = known;
  // Judged with the state as it was shown, so that people who read "cannot see" find that time in the history.
  const shown = blind && cannotSee(known);
  const blanks = shown ? newest([...known.blanks, { from: blind.since, to: now }]) : known.blanks;
  const clear = acknowledged(startWatched(known, now));
  const { next, news } = judge({ ...clear, rejections: 0, lookedAt: now, blanks });
  const again: News[] = blind?.told ? [{ kind: 'sighted', since: blind.since }] : [];
  return { next, news: [...again, ...news] };
}

function acknowledged(known: Known): Known {
  if (known.blind === undefined && known.rejectedSince === undefined) return known;
  const { blind: _, rejectedSince: __, ...clear } = known;
  return clear;
}

/**
 * Extends the wait for "did not start": a recording that started while nothing could be seen may be in its first
 * failover now. Looks that are far apart because the budget is short move the deadline only once.
 */
function startWatched(known: Known, now: Instant): Known {
  if (known.phase !== 'registered' && known.phase !== 'starting') return known;
  const { blind, lookedAt, recording } = known;
  const lastSight = blind ? blind.since - LAST_SIGHT_MS : (lookedAt ?? recording.registeredAt);
  const movable = blind !== undefined || known.watchedFrom === undefined;
  if (movable && now - lastSight > UNPROVEN_GAP_MS) return { ...known, watchedFrom: now };
  return blind ? { ...known, unseenMs: (known.unseenMs ?? 0) + now - blind.since } : known;
}

/** Time since which looks bring no evidence: no usable answer, or a rejection of ids that were accepted before. */
export const unseenSince = ({
  blind,
  reached,
  rejections,
  rejectedSince,
  final,
}: Known): Instant | undefined => {
  if (blind) return blind.since;
  return rejections > 0 && reached !== 'nothing' && !final ? rejectedSince : undefined;
};

/** Rejections in a row that are more than one bad answer of a gateway. */
const SHOWN_REJECTIONS = 2;

/** Unseen for long enough that the card says "cannot see", or people were told so. */
export const cannotSee = (known: Known): boolean => {
  const { blind, lookedAt, rejections } = known;
  if (blind) return blind.told || (lookedAt !== undefined && lookedAt - blind.since >= SHOW_AFTER_MS);
  return unseenSince(known) !== undefined && rejections >= SHOWN_REJECTIONS;
};
