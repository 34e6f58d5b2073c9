import { type EndingKey, endingKey, endingOf } from '../ending/ending.ts';
import type { Known, Stage, Stretch } from '../known.ts';
import { isFinished, OVER, type Phase } from '../phase.ts';
import type { Instant } from '../recording.ts';

/** Figures of one push. Times in which the recording was not seen do not count. */
export interface Uptime {
  readonly url: string;
  readonly upMs: number;
  /** Time publishing, connecting or disconnected, in milliseconds; not on hold with the page. */
  readonly triedMs: number;
  /** Number of times it went down. */
  readonly drops: number;
}

/** Why it is over. `expired`, `refused`: it can no longer be queried. */
export type Why = EndingKey | 'expired' | 'refused';

/** A recording's life in figures. */
export interface Summary {
  /** From the first to the last look that found it alive; absent if none did. */
  readonly span?: Stretch;
  readonly pauses: number;
  readonly pausedMs: number;
  readonly gaps: number;
  readonly gapMs: number;
  /** Number of times in which looks brought no answer. */
  readonly blanks: number;
  readonly blankMs: number;
  /** Number of known moves to another server. */
  readonly failovers: number;
  readonly files: number;
  readonly uptimes: readonly Uptime[];
  /** The counts are lower bounds, because stages of a very long life were left out. */
  readonly atLeast: boolean;
  /** Absent while it is not over. */
  readonly why?: Why;
}

export function summary(known: Known): Summary {
  const { gaps, blanks, files, life, stagesLeftOut = 0 } = known;
  const span = lifeSpan(known);
  const pauses = pausesOf(life, span?.to ?? known.since);
  const why = whyOver(known);
  return {
    ...(span ? { span } : {}),
    pauses: pauses.filter(({ again }) => !again).length,
    pausedMs: lengthOf(pauses),
    gaps: gaps.length,
    gapMs: lengthOf(gaps),
    blanks: blanks.length,
    blankMs: lengthOf(blanks),
    failovers: known.moves.length,
    files: files.length,
    uptimes: span ? uptimes(known, span.to) : [],
    atLeast: stagesLeftOut > 0,
    ...(why ? { why } : {}),
  };
}

/** Time from the first to the last look that found it recording, or else alive. */
function lifeSpan({ life, seenAt, since, phase }: Known): Stretch | undefined {
  const first = life.find(({ phase }) => phase === 'recording' || phase === 'paused') ?? life.find(isAlive);
  if (!first) return undefined;
  // The look that found it over did not find it alive.
  const last = isFinished(phase) ? Math.min(seenAt ?? since, since) : (seenAt ?? since);
  return { from: first.at, to: Math.max(first.at, last) };
}

const isAlive = ({ phase }: Stage): boolean => phase === 'ready' || phase === 'stopping';

interface Pause extends Stretch {
  /** It continues a pause after a disappearance or a restart, which do not end it. */
  readonly again: boolean;
}

const pausesOf = (life: readonly Stage[], end: Instant): readonly Pause[] =>
  life.flatMap(({ phase, at }, index) => {
    if (phase !== 'paused') return [];
    const before = life.slice(0, index).findLast((stage) => !OUTLIVED.has(stage.phase));
    return [{ from: at, to: Math.max(at, life[index + 1]?.at ?? end), again: before?.phase === 'paused' }];
  });

const OUTLIVED: ReadonlySet<Phase> = new Set([...OVER, 'starting']);

const lengthOf = (all: readonly Stretch[]): number => all.reduce((sum, { from, to }) => sum + to - from, 0);

function uptimes({ pushes, gaps, blanks }: Known, end: Instant): readonly Uptime[] {
  const unseen = [...gaps, ...blanks];
  return [...new Set(pushes.map(({ url }) => url))].map((url) => {
    const stages = pushes.filter((stage) => stage.url === url);
    let upMs = 0;
    let triedMs = 0;
    for (const [index, { status, at }] of stages.entries()) {
      if (status === 'onhold' || status === 'unknown') continue;
      const ms = seenMs({ from: at, to: Math.max(at, stages[index + 1]?.at ?? end) }, unseen);
      triedMs += ms;
      if (status === 'publishing') upMs += ms;
    }
    return { url, upMs, triedMs, drops: stages.filter(({ status }) => status === 'disconnected').length };
  });
}

/** Length of a stretch in milliseconds without its unseen parts, which may overlap. */
function seenMs({ from, to }: Stretch, unseen: readonly Stretch[]): number {
  let ms = 0;
  let at = from;
  for (const hole of [...unseen].sort((one, other) => one.from - other.from)) {
    if (hole.to <= at || hole.from >= to) continue;
    ms += Math.max(0, hole.from - at);
    at = hole.to;
  }
  return ms + Math.max(0, to - at);
}

function whyOver({ phase, how }: Known): Why | undefined {
  if (phase === 'expired' || phase === 'refused') return phase;
  const ending = endingOf(phase, how);
  return ending && endingKey(ending);
}
