export interface Changes {
  /** Something changed; listeners hear of it once this turn of the event loop is over. */
  announce(): void;
  /** Answers how to stop listening. */
  onChange(listener: () => void): () => void;
}

export function createChanges(): Changes {
  const listeners = new Set<() => void>();
  let pending = false;
  return {
    announce() {
      if (pending) return;
      pending = true;
      setImmediate(() => {
        pending = false;
        for (const listener of listeners) listener();
      });
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
