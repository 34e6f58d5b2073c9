import type { Said } from './said.ts';

/** Why a step of a workflow failed, where that has no other words; shown by Slack as plain text. */
export interface StepSentences {
  several(count: number): string;
  badMode(written: string): string;
  /** @param reason the end of a sentence @param mend what helps, without its full stop */
  cannotPost(reason: string, mend: string): Said;
  readonly stopped: Said;
  /** @param id under which the log knows it */
  failed(id: string): string;
}
