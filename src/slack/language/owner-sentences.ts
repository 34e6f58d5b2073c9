import type { Shown } from '../text.ts';
import type { Said } from './said.ts';

/** What becomes of the watches of people who leave. */
export interface OwnerSentences {
  /** To a channel. Of the two counts one may be 0. */
  passedOn(person: Shown, watches: number, rules: number): Said;
}
