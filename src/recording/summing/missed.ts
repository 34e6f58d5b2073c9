import { endingOf, type Verdict } from '../ending/ending.ts';
import { verdictOf } from '../ending/verdict.ts';
import type { AnnouncedFile, Known, Stage } from '../known.ts';
import type { NewsKind } from '../news.ts';
import { isOver, type Phase } from '../phase.ts';
import type { Instant } from '../recording.ts';
import { type Graded, gradedKind, gradedVerdict, rankOf } from '../watching/gravity.ts';
import { type TroubleKind, troubleSince } from './trouble.ts';

/** What somebody who heard nothing of a recording since a moment has missed, in as much as it is still known. */
export interface Missed {
  readonly since: Instant;
  /** Where it was then. */
  readonly from: Phase;
  /** Where it is now; the same as `from` where it went there and back. */
  readonly to: Phase;
  /** When it was first seen where it is now. */
  readonly at: Instant;
  /** How often its phase changed. */
  readonly changes: number;
  /** Files announced after the moment. */
  readonly files: number;
  /** Times in which it was not found, although it lived on. */
  readonly gaps: number;
  /** What stands now and was not known then, or has passed since, without a trace in its life. */
  readonly trouble: readonly TroubleKind[];
  /** How it ended, where it is over. */
  readonly verdict?: Verdict;
  /** The news that this sums up, each kind once, as grave as the gravest of it. */
  readonly kinds: readonly Graded[];
}

/**
 * Made from what is known and not from what was said, so that nothing has to be kept while nobody is told. What came
 * and went since without a trace in the life, a push that was down for a minute, is not in it.
 * @returns `undefined` when nothing of note happened since
 */
export function missedSince(known: Known, since: Instant): Missed | undefined {
  const { life, phase, since: at } = known;
  const first = life.findIndex((stage) => stage.at > since);
  const stages = first < 0 ? [] : life.slice(first);
  const from = (life[first - 1] ?? life[0])?.phase ?? phase;
  const files = known.files.filter((file) => announced(file) > since).length;
  const gaps = known.gaps.filter(({ to }) => to > since).length;
  const trouble = troubleSince(known, since);
  if (stages.length === 0 && files === 0 && gaps === 0 && trouble.length === 0) return undefined;
  const verdict = stages.length === 0 ? undefined : verdictOf(known);
  const kinds = [
    ...stages.map((stage, index) => gradedStage(stage, life[first + index - 1])),
    ...(verdict ? [gradedVerdict(verdict)] : []),
    ...(files > 0 ? [gradedKind('file')] : []),
    ...(gaps > 0 ? [gradedKind('recovered')] : []),
    ...trouble.map(gradedKind),
  ];
  return {
    since,
    from: first < 0 ? phase : from,
    to: phase,
    at,
    changes: stages.length,
    files,
    gaps,
    trouble,
    kinds: gravestOfEach(kinds),
    ...(verdict ? { verdict } : {}),
  };
}

/** Which look announced it was not always written down; its beginning is the best that is left then. */
export const announced = ({ announcedAt, startedAt = 0 }: AnnouncedFile): Instant => announcedAt ?? startedAt;

/** Each kind once, in the order in which it was first met. */
function gravestOfEach(all: readonly Graded[]): readonly Graded[] {
  const kinds = new Map<NewsKind, Graded>();
  for (const one of all) {
    const held = kinds.get(one.kind);
    kinds.set(one.kind, held && rankOf([held.gravity]) <= rankOf([one.gravity]) ? held : one);
  }
  return [...kinds.values()];
}

/** The news that a stage was, at the time. */
function gradedStage({ phase, how }: Stage, before: Stage | undefined): Graded {
  const ending = endingOf(phase, how);
  if (ending) return gradedVerdict(ending);
  switch (phase) {
    case 'registered':
    case 'starting':
    case 'ready':
      return gradedKind('phase');
    case 'recording':
      if (before?.phase === 'paused') return gradedKind('resumed');
      return gradedKind(before && isOver(before.phase) ? 'recovered' : 'started');
    case 'paused':
    case 'stopping':
    case 'expired':
    case 'refused':
      return gradedKind(phase);
    default:
      // Written before endings had a `how`.
      return { kind: phase, gravity: 'over' };
  }
}
