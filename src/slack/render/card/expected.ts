import type { Known } from '../../../recording/known.ts';
import { expected } from '../../../recording/pacing/expected.ts';
import type { Instant } from '../../../recording/recording.ts';
import { evidenceAt } from '../../../recording/summing/shows.ts';
import { minuteNear, timeNear } from '../../text.ts';
import type { Voice } from '../../voice/voice.ts';

/** The next event that has a time, in a few words; `undefined` if there is none. @param near see `titleOf` */
export function nextLine(
  known: Known,
  { language: { expected: say }, policy }: Voice,
  near: Instant,
): string | undefined {
  const next = expected(known, policy);
  if (next === undefined) return undefined;
  switch (next.kind) {
    case 'start':
      return say.start(minuteNear(next.by, near));
    case 'plan': {
      const passed = (evidenceAt(known) ?? known.since) > next.at;
      return say[passed ? 'planPassed' : 'plan'](minuteNear(next.at, near));
    }
    // Given to the second, because the patience is about a minute.
    case 'verdict':
      return say.verdict(timeNear(next.at, near));
    default:
      return say[next.kind](minuteNear(next.at, near));
  }
}
