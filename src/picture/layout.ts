import type { PictureWords } from '../ports/slack.ts';
import { type EndingKey, endingKey } from '../recording/ending/ending.ts';
import { verdictOf } from '../recording/ending/verdict.ts';
import type { Known, Stretch } from '../recording/known.ts';
import { isFinished } from '../recording/phase.ts';
import { summary } from '../recording/summing/summary.ts';
import { timeline } from '../recording/summing/timeline.ts';
import { type Axis, createAxis, type Tick, ticks } from './axis.ts';
import { bandBars, bandLabels, isUnderWay, latestEnd, longestFirst } from './band.ts';
import { legend } from './legend.ts';
import { fileBars, pushBars } from './rows.ts';
import { type Drawing, type Shape, type Sign, widthOf } from './shapes.ts';

const WIDTH = 1_000;
const MARGIN = 24;
/** Width kept free for the sign of the ending. Lengths are in units of the picture. */
const ENDING = 60;

const BAND = { y: 24, height: 88 } as const;
const FILES = { y: 124, height: 44 } as const;
const PUSHES = { y: 180, height: 24 } as const;

/** Labels of the axis at most: one with seconds is 141 units wide and needs room around it. */
const TICKS = 5;

/**
 * Lays out the timeline of a recording; `undefined` if it was never seen alive. Three rows share one axis: phases with
 * gaps laid over them, files, and pushes if there are any.
 */
export function layout(known: Known, words: PictureWords): Drawing | undefined {
  const { span: seen, failovers } = summary(known);
  if (!seen) return undefined;
  const span = spanOf(known, seen);
  const axis = createAxis(span, MARGIN, WIDTH - MARGIN - ENDING);
  const all = timeline(known);
  const band = bandBars(all, known, seen, axis, BAND);
  const files = fileBars(all, axis, FILES);
  const pushes = pushBars(known.pushes, axis, seen.to, PUSHES);
  const bottom = pushes.length > 0 ? PUSHES.y + PUSHES.height + 12 : FILES.y + FILES.height + 10;
  const moves = all.filter(({ kind }) => kind === 'failover');
  const scale = ticks(span, TICKS);
  const labelled = bandLabels(band, words, BAND);
  const named = new Set(labelled.map(({ of }) => of));
  const shown = [...band, ...pushes, ...files].flatMap((shape) => (shape.kind === 'bar' ? [shape.fill] : []));
  const key = legend(
    {
      fills: new Set(shown.filter((fill) => !named.has(fill))),
      files: known.files.length,
      failovers,
      axis: scale.seconds ? words.axisSeconds : words.axis,
    },
    words,
    { left: MARGIN, right: WIDTH - MARGIN, top: bottom + 64 },
  );
  return {
    width: WIDTH,
    height: key.bottom + 14,
    shapes: [
      ...longestFirst(band),
      ...labelled.map(({ label }) => label),
      ...files,
      ...pushes,
      ...moves.map(
        ({ at }): Shape => ({ kind: 'sign', x: axis.at(at), y: BAND.y + BAND.height, sign: 'failover' }),
      ),
      ...axisShapes(axis, scale.marks, bottom),
      ...ending(known, axis),
      ...key.shapes,
    ],
  };
}

/** Span from the first sign of a start to the end or the last look. Time since the registration is left out. */
function spanOf(known: Known, seen: Stretch): Stretch {
  const { life, phase } = known;
  const first = life.find((stage) => isUnderWay(stage.phase));
  const from = Math.min(first?.at ?? seen.from, seen.from);
  const to = Math.max(seen.to, isFinished(phase) ? latestEnd(known) : seen.to);
  return { from, to: Math.max(to, from + 1_000) };
}

function axisShapes(axis: Axis, marks: readonly Tick[], y: number): readonly Shape[] {
  const line: Shape = { kind: 'line', x1: axis.left, y1: y, x2: axis.right, y2: y };
  const labels = marks.flatMap(({ at, label }): Shape[] => {
    const x = axis.at(at);
    const half = widthOf(label) / 2;
    return [
      { kind: 'line', x1: x, y1: y, x2: x, y2: y + 10 },
      { kind: 'text', x: Math.max(half + 8, x), y: y + 44, text: label, anchor: 'middle', on: 'paper' },
    ];
  });
  return [line, ...labels];
}

/** Sign of each ending, in agreement with the emoji in messages (`faces.ts` of `src/slack`). */
const ENDS: Readonly<Record<EndingKey, Sign>> = {
  'ended.exited': 'ended',
  'ended.asked': 'ended',
  'ended.idle': 'ended',
  'ended.limit': 'over',
  'ended.unasked': 'over',
  'ended.early': 'over',
  'ended.unseen': 'over',
  'failed.abnormal': 'failed',
  'failed.reported': 'failed',
  'lost.in_move': 'unknown',
  'lost.unasked': 'unknown',
  'not_started.watched': 'failed',
  'not_started.unseen': 'over',
};

function signOf(known: Known): Sign | undefined {
  const verdict = verdictOf(known);
  if (verdict === undefined) return isFinished(known.phase) ? 'unknown' : undefined;
  if (verdict.without) return verdict.without === 'bad' ? 'failed' : 'over';
  return ENDS[endingKey(verdict)];
}

function ending(known: Known, axis: Axis): readonly Shape[] {
  const sign = signOf(known);
  return sign ? [{ kind: 'sign', x: axis.right + ENDING / 2 + 6, y: BAND.y + BAND.height / 2, sign }] : [];
}
