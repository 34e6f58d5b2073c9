import type { PushStage } from '../recording/known.ts';
import type { Instant } from '../recording/recording.ts';
import type { Happening } from '../recording/summing/timeline.ts';
import type { Axis } from './axis.ts';
import { type Fill, LEAST, type Row, type Shape } from './shapes.ts';

/** Units of the picture within which files share one bar, which grows with their number. */
const BIN = 8;
/** Height of the lowest bar, as a share of the row. */
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

/** State of several pushes: down if any of them is, because its viewers see nothing. */
function together(latest: ReadonlyMap<string, PushStage['status']>): Fill {
  const all = [...latest.values()];
  if (all.includes('disconnected')) return 'push_down';
  return all.includes('publishing') ? 'push_up' : 'push_else';
}

/** Bars for the joint state of all pushes, in one row. */
export function pushBars(
  pushes: readonly PushStage[],
  axis: Axis,
  end: Instant,
  { y, height }: Row,
): readonly Shape[] {
  const latest = new Map<string, PushStage['status']>();
  const sorted = pushes.toSorted((one, other) => one.at - other.at);
  const stretches: { fill: Fill; from: Instant; to: Instant }[] = [];
  for (const [index, { url, status, at }] of sorted.entries()) {
    latest.set(url, status);
    const to = sorted[index + 1]?.at ?? Math.max(at, end);
    if (to === at && index + 1 < sorted.length) continue;
    const fill = together(latest);
    const last = stretches.at(-1);
    if (last?.fill === fill) last.to = to;
    else stretches.push({ fill, from: at, to });
  }
  // Stretches that were down are drawn last, so that short ones are not painted over.
  return stretches
    .toSorted((one, other) => Number(one.fill === 'push_down') - Number(other.fill === 'push_down'))
    .map(({ fill, from, to }) => ({
      kind: 'bar',
      x: axis.at(from),
      y,
      width: Math.max(LEAST, axis.at(to) - axis.at(from)),
      height,
      fill,
    }));
}
