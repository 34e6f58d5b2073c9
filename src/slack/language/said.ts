import type { Shown } from '../text.ts';

/**
 * Something known, and what to check or do about it, which always comes last. The fact is put in words that
 * somebody who has never heard of a sid understands.
 */
export interface Said {
  readonly fact: string;
  readonly check?: string;
}

/** Two moments between which something happened. The same twice, where it was seen to happen. */
export interface Span {
  readonly after: Shown;
  readonly before: Shown;
  /** Or before the first of them: it was so when it was first seen. */
  readonly orEarlier?: true;
}

export const said = (fact: string, check?: string): Said =>
  check === undefined ? { fact } : { fact, check };
