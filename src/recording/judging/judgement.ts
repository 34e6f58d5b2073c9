import type { Ending } from '../ending/ending.ts';
import type { Known, Stage } from '../known.ts';
import type { News } from '../news.ts';
import type { Phase } from '../phase.ts';
import type { Bounds, Instant } from '../recording.ts';

/** Result of one look: the new state, and the news for watchers in reading order. */
export interface Judgement {
  readonly next: Known;
  readonly news: readonly News[];
}

/**
 * Limits of the stages kept of a life, from its beginning and from its end. Only a web recording that is paused every
 * few minutes all day has more.
 */
const FIRST_STAGES_KEPT = 8;
const LAST_STAGES_KEPT = 192;

/** Limit of stored gaps, of blanks, and of push stages: more than anybody reads, and few enough to be stored each time. */
const KEPT = 100;

export const newest = <T>(all: readonly T[]): readonly T[] => (all.length > KEPT ? all.slice(-KEPT) : all);

/** The same recording in another phase, with the stage added to its life; unchanged if the phase is the same. */
export function inPhase(known: Known, phase: Phase, now: Instant): Known {
  if (known.phase === phase) return known;
  const { how: _, ...lived } = known;
  return withStage({ ...lived, phase, since: now }, { phase, at: now });
}

/** The same recording with this ending. A second verdict in the same phase adds a stage and keeps `since`. */
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

/** Bounds of a change: the last look that found the recording before it, and the one that found the change. */
export function sinceLastSeen({ seenAt, phase, recording }: Known, before: Instant): Bounds {
  if (seenAt !== undefined) return { after: seenAt, before };
  const bounds = { after: recording.registeredAt, before };
  return phase === 'registered' ? { ...bounds, orEarlier: true } : bounds;
}

/** Removes the suspicion. Most looks have none to remove, and then nothing is copied. */
export function undoubted(known: Known): Known {
  if (known.suspect === undefined) return known;
  const { suspect: _, ...clear } = known;
  return clear;
}

/** Removes suspicion, disappearance and vouch: the recording was found. */
export function trusted(known: Known): Known {
  if (known.gone === undefined && known.vouched === undefined) return undoubted(known);
  const { suspect: _, gone: __, vouched: ___, ...clear } = known;
  return clear;
}

/** Removes the blindness: the card of a finished recording never says "cannot see". */
export function unblinded(known: Known): Known {
  const { blind: _, ...clear } = known;
  return clear;
}
