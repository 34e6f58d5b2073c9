import type { Phase } from '../recording/phase.ts';

/** Everything that fills a stretch of time; each has a colour and, because colours alone say nothing, a pattern. */
export type Fill = Phase | 'gap' | 'blank' | 'end' | 'file' | 'push_up' | 'push_down' | 'push_else';

/** What stands at one moment. */
export type Sign = 'ended' | 'over' | 'failed' | 'unknown' | 'failover';

/** One thing to draw. Lengths are in the picture's own units, of which it is 1,000 wide. */
export type Shape =
  | {
      readonly kind: 'bar';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly fill: Fill;
    }
  | {
      readonly kind: 'line';
      readonly x1: number;
      readonly y1: number;
      readonly x2: number;
      readonly y2: number;
    }
  | {
      readonly kind: 'text';
      readonly x: number;
      readonly y: number;
      readonly text: string;
      readonly size: number;
      readonly anchor: 'start' | 'middle' | 'end';
      /** On a plain dark bar, on one with a pattern, or beside them. */
      readonly on: 'paper' | 'dark' | 'pattern';
    }
  | { readonly kind: 'sign'; readonly x: number; readonly y: number; readonly sign: Sign };

/** A picture as data: what is drawn, before anything draws it. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
}

/** Anything that was ever drawn is at least this wide, so that a stage of seconds is seen in a life of days. */
export const LEAST = 5;

/**
 * How wide a text will be at most. Latin letters and digits of the font are below 0.56 of its size on average, and
 * Chinese characters exactly as wide as high.
 */
export const widthOf = (text: string, size: number): number =>
  [...text].reduce((sum, letter) => sum + (letter > '\u2E7F' ? size : size * 0.56), 0);
