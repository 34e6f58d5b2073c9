import { useSyncExternalStore } from 'react';

/** Text that somebody else puts into the composer: a ready command from the panel. */
export interface Draft {
  readonly text: string;
  /** Counts up, so that the same text twice is two drafts. */
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
