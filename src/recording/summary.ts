import { failoverMark } from './contents.ts';
import { type Known, type Stage, type Stretch, wasLive } from './known.ts';
import { isFinished, type Phase } from './phase.ts';
import type { Instant } from './recording.ts';

/** How one push went, as far as it was seen. Times in which the recording was not seen count for nothing. */
export interface Uptime {
  readonly url: string;
  readonly upMs: number;
  /** Publishing, connecting or disconnected; not while it was on hold with the page. */
  readonly triedMs: number;
  /** How often it went down. */
  readonly drops: number;
}

/**
 * Why it is over, as far as that can be known. `limit`: a web recording that reached the hours it was given.
 * `exited`: Agora called it a normal end, and no stop was seen before it.
 */
export type Why =
  | 'stop_asked'
  | 'stop_seen'
  | 'limit'
  | 'exited'
  | 'abnormal'
  | 'lost'
  | 'lost_unused'
  | 'not_started'
  | 'expired'
  | 'refused';

/** A recording's life in figures. */
export interface Summary {
  /** From the first to the last look that found it alive; absent when none did. */
  readonly span?: Stretch;
  readonly pauses: number;
  readonly pausedMs: number;
  readonly gaps: number;
  readonly gapMs: number;
  /** Times in which it could not be seen, through no fault of its own. */
  readonly blanks: number;
  readonly blankMs: number;
  /** Moves to another server that left a trace: a restart, or files that say so. */
  readonly failovers: number;
  readonly files: number;
  readonly uptimes: readonly Uptime[];
  /** Stages were left out of a very long life, so that the counts are the least there can have been. */
  readonly atLeast: boolean;
  /** Absent while it is not over. */
  readonly why?: Why;
}

/** What a recording was like from its start to now, or to its end. */
export function summary(known: Known): Summary {
  const { gaps, blanks, files, life, stagesLeftOut = 0 } = known;
  const span = lifeSpan(known);
  const pauses = pausesOf(life, span?.to ?? known.since);
  const why = whyOver(known, span);
  return {
    ...(span ? { span } : {}),
    pauses: pauses.filter(({ again }) => !again).length,
    pausedMs: lengthOf(pauses),
    gaps: gaps.length,
    gapMs: lengthOf(gaps),
    blanks: blanks.length,
    blankMs: lengthOf(blanks),
    failovers: failovers(known),
    files: files.length,
    uptimes: span ? uptimes(known, span.to) : [],
    atLeast: stagesLeftOut > 0,
    ...(why ? { why } : {}),
  };
}

/** From the first to the last look that found it recording, or else alive at all. */
function lifeSpan({ life, seenAt, since, phase }: Known): Stretch | undefined {
  const first = life.find(({ phase }) => phase === 'recording' || phase === 'paused') ?? life.find(isAlive);
  if (!first) return undefined;
  // The look that found it over is no look that found it alive.
  const last = isFinished(phase) ? Math.min(seenAt ?? since, since) : (seenAt ?? since);
  return { from: first.at, to: Math.max(first.at, last) };
}

const isAlive = ({ phase }: Stage): boolean => phase === 'ready' || phase === 'stopping';

interface Pause extends Stretch {
  /** The same pause, found again after it could not be found: a pause outlives a disappearance and a restart. */
  readonly again: boolean;
}

const pausesOf = (life: readonly Stage[], end: Instant): readonly Pause[] =>
  life.flatMap(({ phase, at }, index) => {
    if (phase !== 'paused') return [];
    const before = life.slice(0, index).findLast((stage) => !OUTLIVED.has(stage.phase));
    return [{ from: at, to: Math.max(at, life[index + 1]?.at ?? end), again: before?.phase === 'paused' }];
  });

const OUTLIVED: ReadonlySet<Phase> = new Set(['lost', 'starting']);

const lengthOf = (all: readonly Stretch[]): number => all.reduce((sum, { from, to }) => sum + to - from, 0);

/** A restart is followed by marked files, and both are the same move. */
function failovers({ life, files }: Known): number {
  const marks = new Set(files.map(failoverMark));
  marks.delete(undefined);
  return Math.max(restarts(life).length, marks.size);
}

/** Stages that began anew what had been live before. */
export const restarts = (life: readonly Stage[]): readonly Stage[] =>
  life.filter(({ phase }, index) => {
    if (phase !== 'starting') return false;
    return life.slice(0, index).some((earlier) => isAlive(earlier) || earlier.phase === 'recording');
  });

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

/** Length of a stretch without the parts in which nothing was seen; those may overlap each other. */
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

/** A recording that reaches its limit is closed within this. */
const AT_LIMIT_MS = 120_000;
const HOUR_MS = 3_600_000;

function whyOver(known: Known, span: Stretch | undefined): Why | undefined {
  const { phase, recording, life } = known;
  switch (phase) {
    case 'ended': {
      if (recording.stopRequestedAt !== undefined) return 'stop_asked';
      const limit = recording.maxRecordingHour;
      const begun = recording.startedAt ?? span?.from;
      const reached =
        limit !== undefined && begun !== undefined && known.since - begun >= limit * HOUR_MS - AT_LIMIT_MS;
      if (reached) return 'limit';
      return life.some((stage) => stage.phase === 'stopping') ? 'stop_seen' : 'exited';
    }
    case 'failed':
      return 'abnormal';
    case 'lost':
      return known.reached === 'recording' || !wasLive(known) ? 'lost' : 'lost_unused';
    case 'not_started':
    case 'expired':
    case 'refused':
      return phase;
    default:
      return undefined;
  }
}
