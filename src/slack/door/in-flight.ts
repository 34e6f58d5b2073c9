/** Work that has begun and not ended, so that a stopping bot can wait for it. */
export interface InFlight {
  during<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves to how much is still at work: none, or what was left when the time was up. */
  drained(withinMs: number): Promise<number>;
}

export function createInFlight(): InFlight {
  const running = new Set<Promise<unknown>>();
  return {
    async during(work) {
      const run = work();
      running.add(run);
      try {
        return await run;
      } finally {
        running.delete(run);
      }
    },

    async drained(withinMs) {
      const deadline = new AbortController();
      const timeUp = new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, withinMs);
        deadline.signal.addEventListener('abort', () => clearTimeout(timer));
      });
      // Work that ends may have begun other work, which is waited for as well.
      const allDone = async () => {
        while (running.size > 0) await Promise.allSettled(running);
      };
      await Promise.race([allDone(), timeUp]);
      deadline.abort();
      return running.size;
    },
  };
}
