import type { Known } from '../known.ts';
import type { Instant } from '../recording.ts';
import type { Judgement } from './judgement.ts';
import { expired } from './missing.ts';

/** Time to notice that an app was removed by mistake or is missing from a new installation, in milliseconds. */
const TIME_TO_NOTICE_MS = 3_600_000;

/**
 * Judges a recording that cannot be queried because its app was removed from the configuration. It expires once Agora
 * need not answer for it either; until then the app may come back, and what is known stays as it is.
 */
export function abandoned(known: Known, now: Instant): Judgement {
  const { recording, lookedAt = recording.registeredAt, final } = known;
  const unaskedSince = Math.max(lookedAt, recording.expiresAt);
  if (final || now - unaskedSince < TIME_TO_NOTICE_MS) return { next: known, news: [] };
  // A verdict ends the blindness: the card of a finished recording never says "cannot see".
  const { blind: _, ...clear } = known;
  return expired(clear, now);
}
