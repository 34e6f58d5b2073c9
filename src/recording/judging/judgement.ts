import type { Ending } from '../ending/ending.ts';
import type { Known, Stage } from '../known.ts';
import type { News } from '../news.ts';
import type { Phase } from '../phase.ts';
import type { Bounds, Instant } from '../recording.ts';

/** What one look changes: the new state, and what watchers are told of it, in the order to be read. */
export interface Judgement {
  readonly next: Known;
  readonly news: readonly News[];
}

/** A web recording that is paused every few minutes all day reaches this. How it began is kept, and how it ended. */
const FIRST_STAGES_KEPT = 8;
const LAST_STAGES_KEPT = 192;

/** Gaps, blanks, stages of one push: more than anybody reads, and few enough to be stored with every look. */
const KEPT = 100;

export const newest = <T>(all: readonly T[]): readonly T[] => (all.length > KEPT ? all.slice(-KEPT) : all);

/** The same recording in another phase, with its life line carried on; in the same phase, unchanged. */
export function inPhase(known: Known, phase: Phase, now: Instant): Known {
  if (known.phase === phase) return known;
  const { how: _, ...lived } = known;
  return withStage({ ...lived, phase, since: now }, { phase, at: now });
}

/** The same recording, over in this way. A second verdict in the same phase adds a stage and keeps the time. */
export function inEnding(known: Known, { phase, how }: Ending, now: Instant): Known {
  if (known.phase === phase && known.how === how) return known;
  const since = known.phase === phase ? known.since : now;
  return withStage({ ...known, phase, how, since }, { phase, how, at: now });
}

function withStage(lived: Known, stage: Stage): Known {
  const { life, stagesLeftOut = 0 } = lived;
  const full = life.length >= FIRST_STAGES_KEPT + LAST_STAGES_KEPT;
  if (!full) return { ...lived, life: [...life, stage] };
  const kept = [...life.slice(0, FIRST_STAGES_KEPT), ...life.slice(FIRST_STAGES_KEPT + 1), stage];
  return { ...lived, life: kept, stagesLeftOut: stagesLeftOut + 1 };
}

/** The change lies between the last look that found the recording and the one that found it changed. */
export function sinceLastSeen({ seenAt, phase, recording }: Known, before: Instant): Bounds {
  if (seenAt !== undefined) return { after: seenAt, before };
  const bounds = { after: recording.registeredAt, before };
  return phase === 'registered' ? { ...bounds, orEarlier: true } : bounds;
}

/** Not doubted any more. Optional fields are left out, not set to `undefined`: that is how they are stored. */
export function undoubted({ suspect: _, ...known }: Known): Known {
  return known;
}

/** Found: neither doubted nor gone, and whoever said that it had been stopped was mistaken. */
export function trusted({ suspect: _, gone: __, vouched: ___, ...known }: Known): Known {
  return known;
}
