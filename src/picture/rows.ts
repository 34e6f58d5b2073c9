import type { PushStage } from '../recording/known.ts';
import type { Instant } from '../recording/recording.ts';
import type { Happening } from '../recording/summing/timeline.ts';
import type { Axis } from './axis.ts';
import { type Fill, LEAST, type Row, type Shape } from './shapes.ts';

/** Files closer together than this, in units of the picture, share one bar, which grows with their number. */
const BIN = 8;
const LOWEST = 0.5;

/** A bar for each moment at which files were announced. */
export function fileBars(all: readonly Happening[], axis: Axis, { y, height }: Row): readonly Shape[] {
  const bins = new Map<number, number>();
  for (const one of all) {
    if (one.kind !== 'file') continue;
    const bin = Math.floor(axis.at(one.at) / BIN);
    bins.set(bin, (bins.get(bin) ?? 0) + 1);
  }
  const most = Math.max(1, ...bins.values());
  return [...bins].map(([bin, count]) => {
    const tall = height * (most === 1 ? 1 : LOWEST + (1 - LOWEST) * (Math.log(count) / Math.log(most)));
    return {
      kind: 'bar',
      x: Math.min(bin * BIN, axis.right - BIN + 2),
      y: y + height - tall,
      width: BIN - 2,
      height: tall,
      fill: 'file',
    };
  });
}

/** State of several pushes: down if any of them is, because a viewer of that one does not care about the others. */
function together(stages: readonly PushStage[], latest: ReadonlyMap<string, PushStage['status']>): Fill {
  const all = [...latest.values()];
  if (all.includes('disconnected')) return 'push_down';
  return all.includes('publishing') && stages.length > 0 ? 'push_up' : 'push_else';
}

/** All pushes in one row. */
export function pushBars(
  pushes: readonly PushStage[],
  axis: Axis,
  end: Instant,
  { y, height }: Row,
): readonly Shape[] {
  const latest = new Map<string, PushStage['status']>();
  const sorted = [...pushes].sort((one, other) => one.at - other.at);
  const stretches: { fill: Fill; from: Instant; to: Instant }[] = [];
  for (const [index, { url, status, at }] of sorted.entries()) {
    latest.set(url, status);
    const to = sorted[index + 1]?.at ?? Math.max(at, end);
    if (to === at && index + 1 < sorted.length) continue;
    const fill = together(sorted, latest);
    const last = stretches.at(-1);
    if (last?.fill === fill) last.to = to;
    else stretches.push({ fill, from: at, to });
  }
  // Stretches that were down are drawn last, so that seconds of them are not painted over.
  return [...stretches]
    .sort((one, other) => Number(one.fill === 'push_down') - Number(other.fill === 'push_down'))
    .map(({ fill, from, to }) => ({
      kind: 'bar',
      x: axis.at(from),
      y,
      width: Math.max(LEAST, axis.at(to) - axis.at(from)),
      height,
      fill,
    }));
}
