import type { Known } from '../../../recording/known.ts';
import { expected } from '../../../recording/pacing/expected.ts';
import { evidenceAt } from '../../../recording/summing/shows.ts';
import { minuteNear, moment, timeNear } from '../../text.ts';
import type { Voice } from '../../voice/voice.ts';

/** What should happen next, in one short line; `undefined` when nothing is to come. */
export function nextLine(known: Known, { language: { expected: say }, policy }: Voice): string | undefined {
  const next = expected(known, policy);
  if (next === undefined) return undefined;
  switch (next.kind) {
    case 'start':
      return say.start(timeNear(next.by, known.since));
    case 'limit':
    case 'expiry':
      return say[next.kind](moment(next.at));
    case 'plan': {
      const passed = (evidenceAt(known) ?? known.since) > next.at;
      return say[passed ? 'planPassed' : 'plan'](minuteNear(next.at, known.since));
    }
    case 'verdict':
    case 'look':
      return say[next.kind](timeNear(next.at, known.since));
    case 'lateStart':
      return say.lateStart(moment(next.until));
    default:
      return say[next.kind];
  }
}
