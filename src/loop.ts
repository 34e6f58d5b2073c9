/** Work that is repeated until it is stopped, and never overlaps itself. */
export interface Loop {
  /** Ends the present wait; called during a round, the next round follows at once. */
  wake(): void;
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
  let stopped = false;
  let awake = false;
  let endPause = () => {};

  function wake(): void {
    awake = true;
    endPause();
  }

  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, awake ? 0 : ms);
      endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  async function run(): Promise<void> {
    let failing = false;
    while (!stopped) {
      let waitMs = retryMs;
      awake = false;
      try {
        waitMs = await work();
        if (failing) recovered();
        failing = false;
      } catch (error) {
        if (!failing) failed(error);
        failing = true;
      }
      await pause(waitMs);
    }
  }

  const running = run();
  return {
    wake,
    stop() {
      stopped = true;
      wake();
      return running;
    },
  };
}
