import type { Said } from './said.ts';

/** What modals have in common. */
export interface ViewSentences {
  /** Closes a modal that shows something. */
  readonly close: string;
  /** Closes one that asks for something. */
  readonly cancel: string;
  /** Title over the answer to a button of another version. */
  readonly unknown: string;
  /** While what was asked for is looked up. */
  readonly moment: Said;
  readonly notOpened: Said;
}
