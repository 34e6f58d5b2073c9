import type { Shown } from '../text.ts';
import type { Said } from './said.ts';

/** Answers to a person who says that a recording was stopped on purpose, or takes that back. */
export interface VouchSentences {
  vouched(name: Shown): Said;
  withdrawn(name: Shown): Said;
  already(name: Shown, by: Shown): Said;
  /** It has not ended, as far as is known. */
  alive(name: Shown): Said;
  /** How it ended is known otherwise. */
  known(name: Shown, state: string): Said;
  /** Nobody has said so, or it has been taken back already. */
  nothingToUndo(name: Shown): Said;
}
