import { within } from '../../within.ts';

/** Listeners at work, for which a stopping bot waits. */
interface InFlight {
  during<T>(work: () => Promise<T>): Promise<T>;
  /** Waits for all of it, and resolves to the number that was left when the time was up. */
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
      // Work may begin other work, which is waited for as well.
      const allDone = async () => {
        while (running.size > 0) await Promise.allSettled(running);
      };
      await within(withinMs, allDone(), undefined);
      return running.size;
    },
  };
}
