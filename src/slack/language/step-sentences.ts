/** Why a step of a workflow failed, where that has no other words; shown by Slack as plain text. */
export interface StepSentences {
  several(count: number): string;
  badMode(written: string): string;
  /** @param id under which the log knows it */
  failed(id: string): string;
}
