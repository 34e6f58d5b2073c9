import type { Known, Stage } from '../../../recording/known.ts';
import type { Phase } from '../../../recording/phase.ts';
import type { Language } from '../../language/language.ts';
import { minuteNear, type Shown, timeNear } from '../../text.ts';
import { faceOfStage } from '../faces.ts';
import { overKeyOf } from './over.ts';

/** Stages shown at most, as many as are taken in at a glance. */
const STAGES_SHOWN = 8;

/** Milliseconds up to which a start is an ordinary one. */
const QUICK_START_MS = 120_000;

const MINUTE_MS = 60_000;

/**
 * Stages with the moments at which they were first seen, for the width of a phone: without those of a start that
 * went well, and to the minute where that tells one from the next. `undefined` while there is only one.
 */
export function lifeLine({ life, since, stagesLeftOut = 0 }: Known, language: Language): string | undefined {
  const told = withoutQuickStart(life);
  if (told.length < 2) return undefined;
  const shown = told.slice(-STAGES_SHOWN);
  const earlier = told.length - shown.length + stagesLeftOut;
  const stages = shown.map((stage, index) => {
    const at = momentOf(stage, shown[index + 1], since);
    return `${faceOfStage(stage)} ${shortOfStage(stage, language)} ${at}`;
  });
  return [...(earlier > 0 ? [language.card.earlierStages(earlier)] : []), ...stages].join(' ─ ');
}

export function shortOfStage(stage: Stage, { phase, over }: Language): string {
  const key = stage.how === undefined ? undefined : overKeyOf(stage);
  return key === undefined ? phase[stage.phase] : over.words[key].short;
}

const BEGINNING: readonly Phase[] = ['registered', 'starting', 'ready'];

function withoutQuickStart(life: readonly Stage[]): readonly Stage[] {
  const [first] = life;
  const begun = life.findIndex(({ phase }) => !BEGINNING.includes(phase));
  const stage = life[begun];
  const quick = first && stage?.phase === 'recording' && stage.at - first.at <= QUICK_START_MS;
  return quick ? life.slice(begun) : life;
}

function momentOf({ at }: Stage, next: Stage | undefined, since: number): Shown {
  const brief = next !== undefined && next.at - at < MINUTE_MS;
  return brief ? timeNear(at, since) : minuteNear(at, since);
}
