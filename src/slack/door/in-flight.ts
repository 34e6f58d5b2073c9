import { within } from '../../within.ts';

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
      // Work that ends may have begun other work, which is waited for as well.
      const allDone = async () => {
        while (running.size > 0) await Promise.allSettled(running);
      };
      await within(withinMs, allDone(), undefined);
      return running.size;
    },
  };
}
