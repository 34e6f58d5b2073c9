import { useSyncExternalStore } from 'react';

/** Text that the panel puts into the composer: a complete command. */
export interface Draft {
  readonly text: string;
  /** Number of the draft, so that the same text twice is two drafts. */
  readonly number: number;
}

let draft: Draft = { text: '', number: 0 };
const listeners = new Set<() => void>();

export function putDraft(text: string): void {
  draft = { text, number: draft.number + 1 };
  for (const listener of listeners) listener();
}

export const useDraft = (): Draft =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => draft,
  );
