export interface Changes {
  /** Reports a change; listeners are called once, after this turn of the event loop. */
  announce(): void;
  /** Adds a listener. Returns a function that removes it. */
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
