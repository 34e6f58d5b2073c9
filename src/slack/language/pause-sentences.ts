import type { Said } from './said.ts';

/** Places that Slack does not let the bot tell, and what came of resuming them. */
export interface PauseSentences {
  /** At the head of what a place watches. */
  here(reason: string, mend: string): Said;
  readonly resumed: string;
  /** Nothing has shown yet whether it works. */
  readonly soon: Said;
  still(reason: string, mend: string): Said;
  readonly running: string;
  /** Nothing is watched there, but it has rules. */
  readonly rules: string;
  readonly gone: string;
}
