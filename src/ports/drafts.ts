import type { Pasted } from '../recording/paste/paste.ts';

/** What people pasted and what cannot be registered before they have answered a question about it. */
export interface Drafts {
  /** Keeps what was understood, and nothing else of the text, for an hour. Answers the id that buttons carry. */
  keep(team: string, pasted: readonly Pasted[]): Promise<string>;
  /** `undefined`: it was kept for its hour and is gone. */
  find(team: string, id: string): Promise<readonly Pasted[] | undefined>;
}
