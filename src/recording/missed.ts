import type { AnnouncedFile, Known, Stage } from './known.ts';
import type { NewsKind } from './news.ts';
import type { Phase } from './phase.ts';
import type { Instant } from './recording.ts';
import { troubleSince } from './trouble.ts';

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
  readonly trouble: readonly NewsKind[];
  /** The kinds of news that this sums up, each once. */
  readonly kinds: readonly NewsKind[];
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
  const kinds = new Set<NewsKind>(stages.map((stage, index) => kindOf(stage, life[first + index - 1])));
  if (files > 0) kinds.add('file');
  if (gaps > 0) kinds.add('recovered');
  for (const kind of trouble) kinds.add(kind);
  return {
    since,
    from: first < 0 ? phase : from,
    to: phase,
    at,
    changes: stages.length,
    files,
    gaps,
    trouble,
    kinds: [...kinds],
  };
}

/** Which look announced it was not always written down; its beginning is the best that is left then. */
export const announced = ({ announcedAt, startedAt = 0 }: AnnouncedFile): Instant => announcedAt ?? startedAt;

/** The news that a stage was, at the time. */
function kindOf({ phase }: Stage, before: Stage | undefined): NewsKind {
  switch (phase) {
    case 'registered':
    case 'starting':
    case 'ready':
      return 'phase';
    case 'recording':
      if (before?.phase === 'paused') return 'resumed';
      return before?.phase === 'lost' ? 'recovered' : 'started';
    default:
      return phase;
  }
}
