import type { PictureWords } from '../ports/slack.ts';
import { type EndingKey, endingKey } from '../recording/ending/ending.ts';
import { verdictOf } from '../recording/ending/verdict.ts';
import type { Known, Stretch } from '../recording/known.ts';
import { isFinished, type Phase } from '../recording/phase.ts';
import { summary } from '../recording/summing/summary.ts';
import { type Happening, timeline } from '../recording/summing/timeline.ts';
import { type Axis, createAxis, daysOf, ticks } from './axis.ts';
import { legend } from './legend.ts';
import { fileBars, pushBars } from './rows.ts';
import { type Drawing, type Fill, LEAST, type Shape, type Sign, widthOf } from './shapes.ts';

const WIDTH = 1_000;
const MARGIN = 24;
/** Width kept free for the sign of the ending, in units of the picture. */
const ENDING = 60;

const BAND = { y: 24, height: 72 } as const;
const FILES = { y: 106, height: 40 } as const;
const PUSHES = { y: 154, height: 20 } as const;

const TEXT = 26;

/** Most labels of the axis: one with seconds is 130 units wide and needs room around it. */
const TICKS = 5;

/**
 * The timeline of a recording, or `undefined` if it was never seen alive.
 *
 * Three rows on one axis: the band of its phases, with gaps laid over it, the files, and the pushes if there are any.
 * Short stretches are drawn last and never thinner than a few pixels, so that they show in a long life.
 */
export function layout(known: Known, words: PictureWords): Drawing | undefined {
  const { span: seen, failovers } = summary(known);
  if (!seen) return undefined;
  const span = spanOf(known, seen);
  const axis = createAxis(span, MARGIN, WIDTH - MARGIN - ENDING);
  const all = timeline(known);
  const band = [...phaseBars(all, known, axis), ...doubtBars(all, known, seen, axis)];
  const files = fileBars(all, axis, FILES);
  const pushes = pushBars(known.pushes, axis, seen.to, PUSHES);
  const bottom = pushes.length > 0 ? PUSHES.y + PUSHES.height + 12 : FILES.y + FILES.height + 10;
  const moves = all.filter(({ kind }) => kind === 'failover');
  const shown = [...band, ...pushes, ...files].flatMap((shape) => (shape.kind === 'bar' ? [shape.fill] : []));
  const key = legend(
    { fills: new Set(shown), files: known.files.length, failovers, days: daysOf(span) },
    words,
    { left: MARGIN, right: WIDTH - MARGIN, top: bottom + 52, size: TEXT },
  );
  return {
    width: WIDTH,
    height: key.bottom + 16,
    shapes: [
      ...byLength(band),
      ...bandLabels(band, words),
      ...files,
      ...pushes,
      ...moves.map(
        ({ at }): Shape => ({
          kind: 'sign',
          x: axis.at(at),
          y: BAND.y + BAND.height,
          sign: 'failover',
        }),
      ),
      ...axisShapes(axis, bottom),
      ...ending(known, axis),
      ...key.shapes,
    ],
  };
}

/** From the first sign of a start to the end, or to the last look. A registration long before is left out. */
function spanOf({ life, phase, since }: Known, seen: Stretch): Stretch {
  const first = life.find((stage) => STARTED.has(stage.phase));
  const from = Math.min(first?.at ?? seen.from, seen.from);
  const to = Math.max(seen.to, isFinished(phase) ? since : seen.to);
  return { from, to: Math.max(to, from + 1_000) };
}

const STARTED: ReadonlySet<Phase> = new Set(['starting', 'ready', 'recording', 'paused', 'stopping']);

type Bar = Extract<Shape, { kind: 'bar' }>;

const bar = (fill: Fill, from: number, to: number, { y, height }: { y: number; height: number }): Bar => ({
  kind: 'bar',
  x: from,
  y,
  width: Math.max(LEAST, to - from),
  height,
  fill,
});

function phaseBars(all: readonly Happening[], { since }: Known, axis: Axis): readonly Bar[] {
  return all.flatMap((one) => {
    if (one.kind !== 'stage' || !STARTED.has(one.phase)) return [];
    return [bar(one.phase, axis.at(one.at), axis.at(one.until ?? Math.max(since, axis.span.to)), BAND)];
  });
}

/**
 * Bars for times in which it was not found or not seen; also between the last sight of it and the verdict. Where it counts
 * as ended that is no gap, as on the card.
 */
function doubtBars(all: readonly Happening[], known: Known, seen: Stretch, axis: Axis): readonly Bar[] {
  const doubts = all.flatMap((one) =>
    one.kind === 'gap' || one.kind === 'blank'
      ? [bar(one.kind, axis.at(one.at), axis.at(one.until), BAND)]
      : [],
  );
  const unknown = isFinished(known.phase) && known.since > seen.to && known.phase !== 'failed';
  const exited = known.phase === 'ended' && known.seenAt === known.since;
  if (!unknown || exited) return doubts;
  const fill = known.phase === 'ended' ? 'end' : 'gap';
  return [...doubts, bar(fill, axis.at(seen.to), axis.at(known.since), BAND)];
}

const byLength = (bars: readonly Bar[]): readonly Bar[] =>
  [...bars.filter(isPhase), ...bars.filter((one) => !isPhase(one))].sort((one, other) =>
    isPhase(one) && isPhase(other) ? other.width - one.width : 0,
  );

const isPhase = ({ fill }: Bar): boolean => fill !== 'gap' && fill !== 'blank' && fill !== 'end';

/** Labels on bars that are wide enough for them; the legend explains the rest. */
const bandLabels = (bars: readonly Bar[], words: PictureWords): readonly Shape[] =>
  bars.flatMap(({ x, width, fill }): Shape[] => {
    const text =
      fill === 'recording' || fill === 'paused' || fill === 'ready' ? words.phase[fill] : undefined;
    const covered = bars.some(
      (one) => !isPhase(one) && one.x < x + width / 2 + 90 && one.x + one.width > x + width / 2 - 90,
    );
    if (text === undefined || covered || widthOf(text, TEXT) + 24 > width) return [];
    return [
      {
        kind: 'text',
        x: x + width / 2,
        y: BAND.y + 46,
        text,
        size: TEXT,
        anchor: 'middle',
        on: fill === 'recording' ? 'dark' : 'pattern',
      },
    ];
  });

function axisShapes(axis: Axis, y: number): readonly Shape[] {
  const line: Shape = { kind: 'line', x1: axis.left, y1: y, x2: axis.right, y2: y };
  const marks = ticks(axis.span, TICKS).flatMap(({ at, label }): Shape[] => {
    const x = axis.at(at);
    const half = widthOf(label, TEXT) / 2;
    return [
      { kind: 'line', x1: x, y1: y, x2: x, y2: y + 8 },
      {
        kind: 'text',
        x: Math.max(half + 8, x),
        y: y + 36,
        text: label,
        size: TEXT,
        anchor: 'middle',
        on: 'paper',
      },
    ];
  });
  return [line, ...marks];
}

/**
 * Sign of each ending: ended well, over without more being known, broken, or unknown; the same as the faces in
 * messages.
 */
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
