import type { Shown } from '../text.ts';

/**
 * A fact, and what to check or do about it, which always comes last. Facts are in words for people who have never heard
 * of a sid.
 */
export interface Said {
  readonly fact: string;
  readonly check?: string;
}

/** Two moments between which something happened; the same twice if it was seen to happen. */
export interface Span {
  readonly after: Shown;
  readonly before: Shown;
  /** It may have happened before `after`, as it was so at the first look. */
  readonly orEarlier?: true;
}

export const said = (fact: string, check?: string): Said =>
  check === undefined ? { fact } : { fact, check };
