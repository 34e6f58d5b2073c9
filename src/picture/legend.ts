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
}

const SWATCH = 36;
const LINE = 48;

const PHASES = ['starting', 'ready', 'recording', 'paused', 'stopping'] as const;

/** Explains the patterns that have no label of their own, and names the unit of the axis. */
export function legend(
  { fills, files, failovers, axis }: Contents,
  words: PictureWords,
  { left, right, top }: Space,
): { readonly shapes: readonly Shape[]; readonly bottom: number } {
  const items: readonly (readonly [swatch: Fill | 'failover' | undefined, isUsed: boolean, text: string])[] =
    [
      ...PHASES.map((phase) => [phase, fills.has(phase), words.phase[phase]] as const),
      ['gap', fills.has('gap'), words.gap],
      ['blank', fills.has('blank'), words.blank],
      ['end', fills.has('end'), words.end],
      ['failover', failovers > 0, words.failover],
      ['file', files > 0, words.files(files)],
      ['push_up', fills.has('push_up'), words.pushUp],
      ['push_down', fills.has('push_down'), words.pushDown],
      ['push_else', fills.has('push_else'), words.pushElse],
      [undefined, true, axis],
    ];
  const shapes: Shape[] = [];
  let x = left;
  let y = top;
  for (const [swatch, isUsed, text] of items) {
    if (!isUsed) continue;
    const width = (swatch === undefined ? 0 : SWATCH + 10) + widthOf(text);
    if (x > left && x + width > right) {
      x = left;
      y += LINE;
    }
    if (swatch === 'failover') shapes.push({ kind: 'sign', x: x + SWATCH / 2, y: y + 22, sign: swatch });
    else if (swatch !== undefined) {
      const width = swatch === 'file' ? 10 : SWATCH;
      shapes.push({ kind: 'bar', x, y: y + 2, width, height: 30, fill: swatch });
    }
    const indent = swatch === undefined ? 0 : swatch === 'file' ? 20 : SWATCH + 10;
    shapes.push({ kind: 'text', x: x + indent, y: y + 30, text, anchor: 'start', on: 'paper' });
    x += width + 28;
  }
  return { shapes, bottom: y + LINE - 8 };
}
