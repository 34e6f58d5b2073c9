import type { PictureWords } from '../ports/slack.ts';
import { boundsOf } from '../recording/ending/evidence.ts';
import type { Known, Stretch } from '../recording/known.ts';
import { isFinished, type Phase } from '../recording/phase.ts';
import type { Instant } from '../recording/recording.ts';
import type { Happening } from '../recording/summing/timeline.ts';
import type { Axis } from './axis.ts';
import { type Bar, type Fill, LEAST, type Row, type Shape, widthOf } from './shapes.ts';

const UNDER_WAY: ReadonlySet<Phase> = new Set(['starting', 'ready', 'recording', 'paused', 'stopping']);

export const isUnderWay = (phase: Phase): boolean => UNDER_WAY.has(phase);

const bar = (fill: Fill, from: number, to: number, { y, height }: Row): Bar => ({
  kind: 'bar',
  x: from,
  y,
  width: Math.max(LEAST, to - from),
  height,
  fill,
});

/** Bars of a recording's phases, with gaps laid over them. */
export const bandBars = (
  all: readonly Happening[],
  known: Known,
  seen: Stretch,
  axis: Axis,
  row: Row,
): readonly Bar[] => [...phaseBars(all, known, axis, row), ...doubtBars(all, known, seen, axis, row)];

function phaseBars(all: readonly Happening[], { since }: Known, axis: Axis, row: Row): readonly Bar[] {
  return all.flatMap((one) => {
    if (one.kind !== 'stage' || !isUnderWay(one.phase)) return [];
    return [bar(one.phase, axis.at(one.at), axis.at(one.until ?? Math.max(since, axis.span.to)), row)];
  });
}

/**
 * Bars for the times in which a recording was not found or not seen, up to the verdict. The time between the last
 * sight and an ordinary end is no gap, and as long as the card says.
 */
function doubtBars(
  all: readonly Happening[],
  known: Known,
  seen: Stretch,
  axis: Axis,
  row: Row,
): readonly Bar[] {
  const doubts = all.flatMap((one) =>
    one.kind === 'gap' || one.kind === 'blank'
      ? [bar(one.kind, axis.at(one.at), axis.at(one.until), row)]
      : [],
  );
  const unknown = isFinished(known.phase) && known.since > seen.to && known.phase !== 'failed';
  const exited = known.phase === 'ended' && known.seenAt === known.since;
  if (!unknown || exited) return doubts;
  const fill = known.phase === 'ended' ? 'end' : 'gap';
  return [...doubts, bar(fill, axis.at(seen.to), axis.at(latestEnd(known)), row)];
}

/** Latest moment at which a recording can have ended, as its card says; that of the verdict if it is lost. */
export function latestEnd(known: Known): Instant {
  const { phase, gone, since } = known;
  return gone && (phase === 'ended' || phase === 'failed') ? boundsOf(known, gone).before : since;
}

/** Order of drawing: phases from the longest to the shortest, then doubts over all of them. */
export const longestFirst = (bars: readonly Bar[]): readonly Bar[] => [
  ...bars.filter(isPhase).toSorted((one, other) => other.width - one.width),
  ...bars.filter((one) => !isPhase(one)),
];

const isPhase = ({ fill }: Bar): boolean => fill !== 'gap' && fill !== 'blank' && fill !== 'end';

interface Labelled {
  readonly of: Fill;
  readonly label: Shape;
}

/** Labels on bars that are wide enough for them; the legend explains the rest. */
export const bandLabels = (
  bars: readonly Bar[],
  words: PictureWords,
  { y, height }: Row,
): readonly Labelled[] =>
  bars.flatMap((one): Labelled[] => {
    const { x, width, fill } = one;
    const text = wordOn(fill, words);
    if (text === undefined) return [];
    const half = widthOf(text) / 2 + 12;
    const middle = x + width / 2;
    const covered = bars.some(
      (other) =>
        other !== one && !isPhase(other) && other.x < middle + half && other.x + other.width > middle - half,
    );
    if (covered || half * 2 > width) return [];
    const label: Shape = {
      kind: 'text',
      x: middle,
      y: y + height / 2 + 13,
      text,
      anchor: 'middle',
      on: fill === 'recording' ? 'plain' : 'pattern',
    };
    return [{ of: fill, label }];
  });

function wordOn(fill: Fill, { phase, gap, blank }: PictureWords): string | undefined {
  if (fill === 'gap') return gap;
  if (fill === 'blank') return blank;
  return fill === 'recording' || fill === 'paused' || fill === 'ready' ? phase[fill] : undefined;
}
