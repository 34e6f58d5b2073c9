import type { Known } from '../known.ts';
import type { Instant } from '../recording.ts';
import type { Judgement } from './judgement.ts';
import { expired } from './missing.ts';

/** Whoever took out the wrong app, or left one out of a new installation, has so long to notice. */
const TIME_TO_NOTICE_MS = 3_600_000;

/**
 * Of a recording that nobody can ask for, because its app was taken out of the configuration. It is over once Agora need
 * not answer for it either; until then the app may come back, and what is known stays as it is.
 */
export function abandoned(known: Known, now: Instant): Judgement {
  const { recording, lookedAt = recording.registeredAt, final } = known;
  const unaskedSince = Math.max(lookedAt, recording.expiresAt);
  if (final || now - unaskedSince < TIME_TO_NOTICE_MS) return { next: known, news: [] };
  // A verdict leaves no blindness behind: the card of a finished recording never says "cannot see".
  const { blind: _, ...clear } = known;
  return expired(clear, now);
}
