/** Collects functions that close started things, and calls them in reverse order. */
export interface Closing {
  /** Adds a thing as soon as it is started. Things added after `close` are closed at once. */
  add(name: string, close: () => Promise<void> | void): void;
  /** Closes everything once, however often it is called. A failure of one is reported and does not stop the others. */
  close(): Promise<void>;
}

/** Longest wait for one thing to close, in milliseconds. */
const PATIENCE_MS = 15_000;

export function createClosing(tell: (words: string) => void): Closing {
  const closers: { readonly name: string; readonly close: () => Promise<void> | void }[] = [];
  let closing: Promise<void> | undefined;

  async function closeAll(): Promise<void> {
    for (let last = closers.pop(); last; last = closers.pop()) {
      const { name, close } = last;
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new Error(`not within ${PATIENCE_MS / 1000} s`)), PATIENCE_MS);
      });
      try {
        await Promise.race([close(), late]);
      } catch (error) {
        tell(`Could not end ${name}: ${error instanceof Error ? error.message : String(error)}`);
      } finally {
        clearTimeout(timer);
      }
    }
  }

  return {
    add(name, close) {
      closers.push({ name, close });
      if (closing) closing = closing.then(closeAll);
    },
    close() {
      closing ??= closeAll();
      return closing;
    },
  };
}
