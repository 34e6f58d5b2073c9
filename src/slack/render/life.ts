import type { Known, Stage } from '../../recording/known.ts';
import type { Instant } from '../../recording/recording.ts';
import type { Language } from '../language/language.ts';
import { timeNear } from '../text.ts';
import { FACE } from './faces.ts';

/** More stages than this are no longer taken in at a glance. */
const STAGES_SHOWN = 8;

/** Stages with the moments at which they were first seen; `undefined` while there is only one. */
export function lifeLine({ life, since }: Known, { phase, card }: Language): string | undefined {
  if (life.length < 2) return undefined;
  const shown = life.slice(-STAGES_SHOWN);
  const earlier = life.length - shown.length;
  const stages = shown.map(
    (stage) => `${FACE[stage.phase]} ${phase[stage.phase]} ${timeNear(stage.at, since)}`,
  );
  return [...(earlier > 0 ? [card.earlierStages(earlier)] : []), ...stages].join(' ─ ');
}

interface Span {
  readonly from: Instant;
  readonly to: Instant;
  readonly pauses: number;
  readonly pausedMs: number;
}

/** From the first to the last look that found it alive; `undefined` when none did. */
export function lifeSpan({ life, seenAt, since }: Known): Span | undefined {
  const first = life.find(({ phase }) => phase === 'recording' || phase === 'paused') ?? life.find(isAlive);
  if (!first) return undefined;
  const to = Math.max(first.at, Math.min(seenAt ?? since, since));
  const pauses = life.flatMap((stage, index) =>
    stage.phase === 'paused' ? [(life[index + 1]?.at ?? to) - stage.at] : [],
  );
  return { from: first.at, to, pauses: pauses.length, pausedMs: pauses.reduce((sum, ms) => sum + ms, 0) };
}

const isAlive = ({ phase }: Stage): boolean => phase === 'ready' || phase === 'stopping';
