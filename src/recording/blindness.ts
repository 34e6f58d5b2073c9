import type { Judgement } from './judgement.ts';
import type { Known } from './known.ts';
import type { News } from './news.ts';
import type { Observation } from './observation.ts';
import type { Instant } from './recording.ts';
import { blindCause } from './sight.ts';

/**
 * One recording that stays unanswerable this long while its app is answered is worth a line. An app that is
 * not answered at all is told earlier and once for all its recordings (sight.ts).
 */
const TELL_AFTER_MS = 600_000;

/** Shorter blindness is an ordinary retry and not worth an edit of the card. */
const SHOW_AFTER_MS = 120_000;

/** A look that brought no evidence. The phase stays, and so does a suspicion with its clock. */
export function blinded(known: Known, seen: Observation, now: Instant): Judgement {
  const since = known.blind?.since ?? now;
  const cause = blindCause(seen) ?? 'unavailable';
  const alreadyTold = known.blind?.told ?? false;
  const tell = !alreadyTold && cause === 'unavailable' && now - since >= TELL_AFTER_MS;
  const blind = { since, cause, looks: (known.blind?.looks ?? 0) + 1, told: alreadyTold || tell };
  return { next: { ...known, blind }, news: tell ? [{ kind: 'blind', since, cause }] : [] };
}

/** Evidence has arrived: whatever it says, we can see again. */
export function sighted(known: Known, judge: (clear: Known) => Judgement): Judgement {
  const { blind, ...clear } = known;
  const { next, news } = judge({ ...clear, rejections: 0 });
  const again: News[] = blind?.told ? [{ kind: 'sighted', since: blind.since }] : [];
  return { next, news: [...again, ...news] };
}

/** Blind for long enough that the card should say "cannot see". */
export const cannotSee = ({ blind, lookedAt }: Known): boolean =>
  blind !== undefined && lookedAt !== undefined && lookedAt - blind.since >= SHOW_AFTER_MS;
