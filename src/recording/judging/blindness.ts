import type { Gone, Known, Stretch } from '../known.ts';
import type { News } from '../news.ts';
import type { Observation } from '../observation.ts';
import { isLive } from '../phase.ts';
import type { Policy } from '../policy.ts';
import { HOUR_MS, type Instant } from '../recording.ts';
import { type Judgement, newest, unblinded } from './judgement.ts';
import { expired, UNPROVEN_GAP_MS } from './missing.ts';
import { blindCause } from './sight.ts';

/**
 * Time without answers after which people are told that one recording cannot be seen, in milliseconds. If its whole app
 * cannot be seen, they are told earlier, once for all its recordings (sight.ts).
 */
export const TELL_AFTER_MS = 600_000;

/** Time without answers after which the card says "cannot see", in milliseconds: a shorter one is an ordinary retry. */
const SHOW_AFTER_MS = 120_000;

/** Longest time between the last answer in a start and the first failed look, in milliseconds: 15 s and a time-out. */
const LAST_SIGHT_MS = 25_000;

/** Time for people to notice that an app was removed from the configuration by mistake, in milliseconds. */
const TIME_TO_NOTICE_MS = HOUR_MS;

/** Time from a verdict after which looks that bring no evidence are given up, in milliseconds. */
const UNPROVEN_FOR_MS = HOUR_MS;

/** Judges a look that brought no evidence. The phase and a suspicion stay as they are. */
export function blinded(known: Known, seen: Observation, now: Instant): Judgement {
  const { since = now, looks = 0, told: alreadyTold = false } = known.blind ?? {};
  const cause = blindCause(seen) ?? 'unavailable';
  const unseen = { since, cause, looks: looks + 1 };
  // A verdict stays. Nobody waits for the after-look, so nobody is told that it brought nothing.
  if (known.gone) return stillOver({ ...known, blind: { ...unseen, told: false } }, known.gone, now);
  // Agora need not answer for it any more, so nothing more can be learnt.
  if (now - since >= TELL_AFTER_MS && now >= known.recording.expiresAt) {
    return expired(unblinded({ ...known, lookedAt: now }), now);
  }
  const tell = !alreadyTold && cause === 'unavailable' && now - since >= TELL_AFTER_MS;
  const blind = { ...unseen, told: alreadyTold || tell };
  return { next: { ...known, lookedAt: now, blind }, news: tell ? [{ kind: 'blind', since, cause }] : [] };
}

/** Keeps a verdict. The after-look is tried again, but not for ever. */
function stillOver(known: Known, gone: Gone, now: Instant): Judgement {
  const isGivenUp = now >= known.recording.expiresAt || now - gone.at >= UNPROVEN_FOR_MS;
  return { next: isGivenUp ? { ...unblinded(known), final: true } : known, news: [] };
}

/**
 * Judges a recording that cannot be queried because its app was removed from the configuration. It expires once Agora
 * need not answer for it either; until then the app may come back.
 */
export function abandoned(known: Known, now: Instant): Judgement {
  const { recording, lookedAt = recording.registeredAt, final } = known;
  const unaskedSince = Math.max(lookedAt, recording.expiresAt);
  if (final || now - unaskedSince < TIME_TO_NOTICE_MS) return { next: known, news: [] };
  return known.gone ? stillOver(known, known.gone, now) : expired(unblinded(known), now);
}

/**
 * Judges a look that brought evidence: whatever it says, the recording can be seen again.
 * @param judge judges the rest, and notes the time of the look
 */
export function sighted(
  known: Known,
  now: Instant,
  policy: Policy,
  judge: (clear: Known) => Judgement,
): Judgement {
  const { blind } = known;
  const blank = blankUntil(known, now, policy);
  const clear = acknowledged(startWatched(known, now));
  const { next, news } = judge(blank ? { ...clear, blanks: newest([...clear.blanks, blank]) } : clear);
  const again: News[] = blind?.told ? [{ kind: 'sighted', since: blind.since }] : [];
  return { next, news: [...again, ...news] };
}

/**
 * The time without evidence that this look ends, if it was long enough to be in the history: the card said "cannot see",
 * or no look was stored, because the whole app was dark or no process ran.
 */
function blankUntil(known: Known, now: Instant, { pollMs }: Policy): Stretch | undefined {
  const { blind, lookedAt = now, phase } = known;
  const isUnlooked = isLive(phase) && now - lookedAt > pollMs + TELL_AFTER_MS;
  return isUnlooked || (blind && cannotSee(known))
    ? { from: unseenSince(known) ?? lookedAt, to: now }
    : undefined;
}

function acknowledged(known: Known): Known {
  if (known.blind === undefined && known.rejections === 0 && known.rejectedSince === undefined) return known;
  const { blind: _, rejectedSince: __, ...clear } = known;
  return { ...clear, rejections: 0 };
}

/**
 * Extends the deadline of the start by a time without answers: a recording that started in it may be in its first
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

/** Since when looks bring no evidence: no usable answer, or a rejection of ids that were accepted before. */
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

/** Rejections in a row after which the card says "cannot see": a single one may be an error of a gateway. */
const SHOWN_REJECTIONS = 2;

/** Whether the card says "cannot see", or people were told so. */
export const cannotSee = (known: Known): boolean => {
  const { blind, lookedAt, rejections } = known;
  if (blind) return blind.told || (lookedAt !== undefined && lookedAt - blind.since >= SHOW_AFTER_MS);
  return unseenSince(known) !== undefined && rejections >= SHOWN_REJECTIONS;
};
