import { filled } from '../filled.ts';
import type { Known } from '../known.ts';
import type { News } from '../news.ts';
import type { Bounds } from '../recording.ts';
import { endingOf, type Verdict } from './ending.ts';
import { failureWord } from './evidence.ts';
import { isNotToEnd, limitAt, plannedEnd } from './plan.ts';
import { verdictOf, withoutFile } from './verdict.ts';

/**
 * The news about an end, with every fact that its sentence needs.
 * @param before what was known until now, with the verdict that this one may replace
 * @param between bounds of the end itself
 */
export function endingNews(before: Known, next: Known, between: Bounds): readonly News[] {
  const ending = endingOf(next.phase, next.how);
  if (ending === undefined) return [];
  const was = verdictOf(before);
  // A recording that is found again loses its vouch too, although nobody took it back.
  const withdrawn = before.vouched && !next.vouched && next.gone;
  const replaces = was === undefined ? {} : { was, ...(withdrawn ? { withdrawn: true as const } : {}) };
  switch (ending.phase) {
    case 'ended':
      return [{ kind: 'ended', how: ending.how, between, ...replaces, ...factsOf(next) }];
    case 'failed': {
      const word = failureWord(next);
      const files = next.files.length;
      return [{ kind: 'failed', how: ending.how, between, files, ...replaces, ...(word ? { word } : {}) }];
    }
    case 'lost':
      return [
        {
          kind: 'lost',
          how: ending.how,
          between,
          missingSince: next.gone?.since ?? between.before,
          lastPhase: next.gone?.from ?? before.phase,
          uploaded: next.reached === 'recording',
          ...replaces,
          ...(isNotToEnd(next) ? { notToEnd: true } : {}),
        },
      ];
    case 'not_started':
      return [];
  }
}

type EndedFacts = Omit<Extract<News, { kind: 'ended' }>, 'kind' | 'how' | 'between' | 'was' | 'withdrawn'>;

function factsOf(next: Known): EndedFacts {
  const { recording, vouched, seenAt, how } = next;
  const planned = plannedEnd(recording);
  const limit = limitAt(recording);
  const without = withoutFile(next);
  return {
    files: next.files.length,
    ...filled({ without, planned }),
    ...(how === 'limit' && limit !== undefined ? { limitHours: recording.maxRecordingHour ?? 0 } : {}),
    ...(how === 'asked' && vouched ? { by: vouched.by } : {}),
    ...(seenAt === undefined ? { neverSeen: true } : {}),
  };
}

/** Whether two verdicts read the same to people. */
export const sameVerdict = (one: Verdict | undefined, other: Verdict | undefined): boolean =>
  one?.phase === other?.phase && one?.how === other?.how && one?.without === other?.without;
