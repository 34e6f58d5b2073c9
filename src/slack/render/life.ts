import type { Known } from '../../recording/known.ts';
import type { Language } from '../language/language.ts';
import { timeNear } from '../text.ts';
import { FACE } from './faces.ts';

/** More stages than this are no longer taken in at a glance. */
const STAGES_SHOWN = 8;

/** Stages with the moments at which they were first seen; `undefined` while there is only one. */
export function lifeLine(
  { life, since, stagesLeftOut = 0 }: Known,
  { phase, card }: Language,
): string | undefined {
  if (life.length < 2) return undefined;
  const shown = life.slice(-STAGES_SHOWN);
  const earlier = life.length - shown.length + stagesLeftOut;
  const stages = shown.map(
    (stage) => `${FACE[stage.phase]} ${phase[stage.phase]} ${timeNear(stage.at, since)}`,
  );
  return [...(earlier > 0 ? [card.earlierStages(earlier)] : []), ...stages].join(' ─ ');
}
