import type { Known, Stage } from '../../../recording/known.ts';
import type { Phase } from '../../../recording/phase.ts';
import type { Instant } from '../../../recording/recording.ts';
import { missedSince } from '../../../recording/summing/missed.ts';
import { justBefore } from '../../../recording/watching/mute.ts';
import type { Language } from '../../language/language.ts';
import { minuteNear, type Shown, timeNear } from '../../text.ts';
import { overKeyOf } from '../card/over.ts';
import { faceOfStage } from '../faces.ts';
import { troubleWords } from './happened.ts';

/**
 * Events of a recording between two moments that were not told, in a line or two, without its files.
 * @param since 0: from its beginning
 */
export function lifeSaid(
  known: Known,
  since: Instant,
  until: Instant,
  language: Language,
): readonly string[] {
  const then = justBefore(known, until + 1);
  const { digest } = language;
  const heading = since === 0 ? digest.soFar : digest.notTold(timeNear(since, until));
  const missed = missedSince(then, since);
  const more = [
    ...(missed && missed.gaps > 0 ? [digest.missed.notFoundFor(missed.gaps)] : []),
    ...troubleWords(missed?.trouble ?? [], then, language),
  ];
  const stages = stagesIn(then, since, language);
  return [
    stages === undefined ? heading : `${heading} ${stages}`,
    ...(more.length > 0 ? [digest.joined(more)] : []),
  ];
}

function stagesIn(then: Known, since: Instant, language: Language): string | undefined {
  const first = then.life.findLastIndex(({ at }) => at <= since);
  const life = then.life.slice(Math.max(0, first));
  const line = lifeLine({ ...then, life, stagesLeftOut: 0 }, language);
  const [only] = life.slice(-1);
  if (line !== undefined || only === undefined) return line;
  return `${faceOfStage(only)} ${shortOfStage(only, language)} ${minuteNear(only.at, then.since)}`;
}

/** Stages shown at most. */
const STAGES_SHOWN = 8;

/** Milliseconds that an ordinary start takes at most. */
const QUICK_START_MS = 120_000;

const MINUTE_MS = 60_000;

/**
 * Stages with the moments at which they were first seen, short enough for a phone: without those of an ordinary start,
 * and to the minute where that tells one from the next. `undefined` if there is only one.
 */
function lifeLine({ life, since, stagesLeftOut = 0 }: Known, language: Language): string | undefined {
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

function shortOfStage(stage: Stage, { phase, over }: Language): string {
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
