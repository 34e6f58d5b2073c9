import type { PictureWords } from '../ports/slack.ts';
import { type Fill, type Shape, widthOf } from './shapes.ts';

interface Contents {
  readonly fills: ReadonlySet<Fill>;
  readonly files: number;
  readonly failovers: number;
  /** Unit of the axis. */
  readonly axis: string;
}

interface Space {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly size: number;
}

const SWATCH = 36;
const LINE = 48;

/** Explains the patterns that have no label of their own, and names the unit of the axis. */
export function legend(
  { fills, files, failovers, axis }: Contents,
  words: PictureWords,
  { left, right, top, size }: Space,
): { readonly shapes: readonly Shape[]; readonly bottom: number } {
  const items: { readonly swatch: Fill | 'failover' | undefined; readonly text: string }[] = [
    ...PHASES.flatMap((fill) => (fills.has(fill) ? [{ swatch: fill, text: words.phase[fill] }] : [])),
    ...(fills.has('gap') ? [{ swatch: 'gap' as const, text: words.gap }] : []),
    ...(fills.has('blank') ? [{ swatch: 'blank' as const, text: words.blank }] : []),
    ...(fills.has('end') ? [{ swatch: 'end' as const, text: words.end }] : []),
    ...(failovers > 0 ? [{ swatch: 'failover' as const, text: words.failover }] : []),
    ...(files > 0 ? [{ swatch: 'file' as const, text: words.files(files) }] : []),
    ...(fills.has('push_up') ? [{ swatch: 'push_up' as const, text: words.pushUp }] : []),
    ...(fills.has('push_down') ? [{ swatch: 'push_down' as const, text: words.pushDown }] : []),
    ...(fills.has('push_else') ? [{ swatch: 'push_else' as const, text: words.pushElse }] : []),
    { swatch: undefined, text: axis },
  ];
  const shapes: Shape[] = [];
  let x = left;
  let y = top;
  for (const { swatch, text } of items) {
    const width = (swatch === undefined ? 0 : SWATCH + 10) + widthOf(text, size);
    if (x > left && x + width > right) {
      x = left;
      y += LINE;
    }
    if (swatch === 'failover') shapes.push({ kind: 'sign', x: x + SWATCH / 2, y: y + 22, sign: swatch });
    else if (swatch !== undefined) {
      shapes.push({
        kind: 'bar',
        x,
        y: y + 2,
        width: swatch === 'file' ? 10 : SWATCH,
        height: 30,
        fill: swatch,
      });
    }
    const indent = swatch === undefined ? 0 : swatch === 'file' ? 20 : SWATCH + 10;
    shapes.push({ kind: 'text', x: x + indent, y: y + 30, text, size, anchor: 'start', on: 'paper' });
    x += width + 28;
  }
  return { shapes, bottom: y + LINE - 8 };
}

const PHASES = ['starting', 'ready', 'recording', 'paused', 'stopping'] as const;
