import type { Known, Stage } from './known.ts';
import type { News } from './news.ts';
import type { Phase } from './phase.ts';
import type { Bounds, Instant } from './recording.ts';

/** What one look changes: the new state, and what watchers are told of it, in the order to be read. */
export interface Judgement {
  readonly next: Known;
  readonly news: readonly News[];
}

/** Longer lives are told by their last stages; a web recording that is paused all day reaches this. */
const STAGES_KEPT = 60;

/** The same recording in another phase, with its life line carried on; in the same phase, unchanged. */
export function inPhase(known: Known, phase: Phase, now: Instant): Known {
  if (known.phase === phase) return known;
  const stage: Stage = { phase, at: now };
  return { ...known, phase, since: now, life: [...known.life, stage].slice(-STAGES_KEPT) };
}

/** The change lies between the last look that found the recording and the one that found it changed. */
export function sinceLastSeen({ seenAt, phase, recording }: Known, before: Instant): Bounds {
  if (seenAt !== undefined) return { after: seenAt, before };
  const bounds = { after: recording.registeredAt, before };
  return phase === 'registered' ? { ...bounds, orEarlier: true } : bounds;
}

/** Neither doubted nor missed any more. Optional fields are left out, not set to `undefined`: that is how they are stored. */
export function trusted({ suspect: _, missingSince: __, ...known }: Known): Known {
  return known;
}
