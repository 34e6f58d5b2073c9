import { createStore } from '../store.ts';

/** Text that the panel puts into the composer: a complete command. */
export interface Draft {
  readonly text: string;
  /** Number of the draft, so that the same text twice is two drafts. */
  readonly number: number;
}

const draft = createStore<Draft>({ text: '', number: 0 });

export const putDraft = (text: string): void => draft.set({ text, number: draft.get().number + 1 });

export const useDraft = draft.use;
