import type { Phase } from '../recording/phase.ts';

/** Kinds of bars; each has a colour and, because colours alone are not enough, a pattern. */
export type Fill = Phase | 'gap' | 'blank' | 'end' | 'file' | 'push_up' | 'push_down' | 'push_else';

/** Kinds of signs at one moment. */
export type Sign = 'ended' | 'over' | 'failed' | 'unknown' | 'failover';

export interface Bar {
  readonly kind: 'bar';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly fill: Fill;
}

/** One thing to draw. Lengths are in units of the picture, which is 1,000 wide. */
export type Shape =
  | Bar
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
      readonly anchor: 'start' | 'middle';
      /** Background of the text: paper, a bar of one colour, or a bar with a pattern. */
      readonly on: 'paper' | 'plain' | 'pattern';
    }
  | { readonly kind: 'sign'; readonly x: number; readonly y: number; readonly sign: Sign };

/** A picture as data. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
}

/** Vertical extent of bars that stand beside each other. */
export interface Row {
  readonly y: number;
  readonly height: number;
}

/** Font size of every text, in units of the picture: 11 px where a phone shows the picture 310 px wide. */
export const TEXT = 36;

/** Least width of a bar, in units of the picture, so that a stage of seconds is seen in a life of days. */
export const LEAST = 5;

/**
 * Upper bound for the width of a text, in units of the picture. Latin letters and digits of the font average below 0.56
 * of its size; Chinese characters are as wide as high.
 */
export const widthOf = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (letter > '\u2E7F' ? TEXT : TEXT * 0.56), 0);
