import type { Known } from '../../../recording/known.ts';
import type { Instant } from '../../../recording/recording.ts';
import { missedSince } from '../../../recording/summing/missed.ts';
import { justBefore } from '../../../recording/watching/mute.ts';
import type { Language } from '../../language/language.ts';
import { minuteNear, timeNear } from '../../text.ts';
import { lifeLine, shortOfStage } from '../card/life.ts';
import { faceOfStage } from '../faces.ts';
import { troubleWords } from './happened.ts';

/**
 * Events of a recording between two moments that were not told, in a line or two; its files have lines of their own.
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
