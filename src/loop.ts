import { setTimeout as sleep } from 'node:timers/promises';

/** Work that is repeated until it is stopped, and never overlaps itself. */
export interface Loop {
  /** Resolves when the round in hand is over; no other begins. */
  stop(): Promise<void>;
}

export interface LoopOptions {
  /** One round; answers how many milliseconds later the next begins. */
  work(): Promise<number>;
  /** How long to wait after a round that failed. */
  readonly retryMs: number;
  /** The first failure of a row of failures; the next round is tried all the same. */
  failed(error: unknown): void;
  /** The first success after failures. */
  recovered(): void;
}

export function startLoop({ work, retryMs, failed, recovered }: LoopOptions): Loop {
  const stopping = new AbortController();
  const { signal } = stopping;

  async function run(): Promise<void> {
    let failing = false;
    while (!signal.aborted) {
      let waitMs = retryMs;
      try {
        waitMs = await work();
        if (failing) recovered();
        failing = false;
      } catch (error) {
        if (!failing) failed(error);
        failing = true;
      }
      // Only the end of the loop rejects this.
      await sleep(waitMs, undefined, { signal }).catch(() => undefined);
    }
  }

  const running = run();
  return {
    stop() {
      stopping.abort();
      return running;
    },
  };
}
