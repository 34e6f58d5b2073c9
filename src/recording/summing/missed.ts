import { endingOf, type Verdict } from '../ending/ending.ts';
import { verdictOf } from '../ending/verdict.ts';
import type { AnnouncedFile, Known, Stage } from '../known.ts';
import type { NewsKind } from '../news.ts';
import { isOver, type Phase } from '../phase.ts';
import type { Instant } from '../recording.ts';
import { type Graded, gradedKind, gradedVerdict, rankOf } from '../watching/gravity.ts';
import { type TroubleKind, troubleSince } from './trouble.ts';

/** Summary of what happened to a recording since a moment, for people who were told nothing. */
export interface Missed {
  readonly since: Instant;
  /** Phase at that moment. */
  readonly from: Phase;
  /** Phase now; the same as `from` if it changed and changed back. */
  readonly to: Phase;
  /** Time of the last change of phase, or else of the last file or gap. */
  readonly at: Instant;
  /** Number of phase changes. */
  readonly changes: number;
  /** Number of files announced after the moment. */
  readonly files: number;
  /** Number of times in which it was not found although it was alive. */
  readonly gaps: number;
  /** Trouble that leaves no stage in its life (`troubleSince`). */
  readonly trouble: readonly TroubleKind[];
  /** How it ended, if it is over. */
  readonly verdict?: Verdict;
  /** Kinds of the news that this sums up, each once, with its worst gravity. */
  readonly kinds: readonly Graded[];
}

/**
 * Sums up from what is known, so that nothing has to be stored while nobody is told. Trouble that came and went without
 * a stage, such as a push that was down for a minute, is not in it.
 * @returns `undefined` if nothing happened that is told
 */
export function missedSince(known: Known, since: Instant): Missed | undefined {
  const { life, phase } = known;
  const first = life.findIndex((stage) => stage.at > since);
  const stages = first < 0 ? [] : life.slice(first);
  const from = (life[first - 1] ?? life[0])?.phase ?? phase;
  const announcedAt = known.files.map(announced).filter((at) => at > since);
  const files = announcedAt.length;
  const found = known.gaps.flatMap(({ to }) => (to > since ? [to] : []));
  const gaps = found.length;
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
    at: stages.at(-1)?.at ?? Math.max(since, ...announcedAt, ...found),
    changes: stages.length,
    files,
    gaps,
    trouble,
    kinds: gravestOfEach(kinds),
    ...(verdict ? { verdict } : {}),
  };
}

/** Time of the announcement. Older versions did not store it: then the beginning of the file stands for it. */
export const announced = ({ announcedAt, startedAt = 0 }: AnnouncedFile): Instant => announcedAt ?? startedAt;

/** Each kind once with its worst gravity, in the order of their first occurrence. */
function gravestOfEach(all: readonly Graded[]): readonly Graded[] {
  const kinds = new Map<NewsKind, Graded>();
  for (const one of all) {
    const held = kinds.get(one.kind);
    kinds.set(one.kind, held && rankOf([held.gravity]) <= rankOf([one.gravity]) ? held : one);
  }
  return [...kinds.values()];
}

/** Kind and gravity of the news that a stage was. */
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
      // An ending without `how`, which older versions stored.
      return { kind: phase, gravity: 'over' };
  }
}
