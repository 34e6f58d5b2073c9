import type { Shown } from '../text.ts';
import type { Said } from './said.ts';

/** Around the `query` that somebody copies in order to run it by hand. */
export interface QuerySentences {
  about(name: Shown, app: Shown): Said;
  readonly hosts: string;
}
