import { setTimeout as sleep } from 'node:timers/promises';

/** Work that is repeated until it is stopped, and never overlaps itself. */
export interface Loop {
  /** Resolves when the round in hand is over; no other begins. */
  stop(): Promise<void>;
}

export interface LoopOptions {
  /** Does one round; answers the time until the next one, in milliseconds. */
  work(): Promise<number>;
  /** Wait after a failed round, in milliseconds. */
  readonly retryMs: number;
  /** Called at the first of several failures in a row; the next round is tried anyway. */
  failed(error: unknown): void;
  /** Called at the first success after failures. */
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
