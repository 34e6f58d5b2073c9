/** Collects how to end what was begun, and ends it in reverse. */
export interface Closing {
  /** To be called as soon as something is begun; what is begun after the end is ended at once. */
  add(name: string, close: () => Promise<void> | void): void;
  /** Once, however often called. A failure to end one thing is told and does not keep the others alive. */
  close(): Promise<void>;
}

/** Whatever hangs for longer than this is left behind, in milliseconds. */
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
