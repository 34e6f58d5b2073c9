import type { Log } from './ports/process.ts';

/** A part of a process that works until it is stopped. */
export interface Running {
  stop(): Promise<void>;
}

/** Work that is repeated until it is stopped, and never overlaps itself. */
export interface Loop extends Running {
  /** Ends the present wait. During a round: starts the next round without a wait. */
  wake(): void;
  /** Resolves when the current round is over; no other begins. */
  stop(): Promise<void>;
}

interface LoopOptions {
  /** Does one round; answers the time until the next one, in milliseconds. */
  work(): Promise<number>;
  /** Wait after a failed round, in milliseconds. */
  readonly retryMs: number;
  /** Called at the first of several failures in a row. The loop goes on in any case. */
  failed?(error: unknown): void;
  /** Called at the first success after failures. */
  recovered?(): void;
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
        if (failing) recovered?.();
        failing = false;
      } catch (error) {
        if (!failing) failed?.(error);
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

/** Logs failures and recoveries of a loop under its name. */
export const logged = (
  log: Log,
  loop: string,
  severity: 'warn' | 'error' = 'error',
): Pick<LoopOptions, 'failed' | 'recovered'> => ({
  failed: (error) => log[severity]({ loop, error }, 'loopFailed'),
  recovered: () => log.info({ loop }, 'loopRecovered'),
});
