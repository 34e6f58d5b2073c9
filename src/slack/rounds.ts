import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../ports/log.ts';
import { withoutSecrets } from './bolt-logger.ts';

export interface Rounds {
  /** Resolves when the round in hand is over; no other begins. */
  stop(): Promise<void>;
}

/**
 * Repeats some work until it is stopped, never overlapping itself. Of failures in a row the first is logged.
 * @param work answers how many milliseconds longer than usual to wait
 */
export function startRounds(work: () => Promise<number>, everyMs: number, log: Log, failed: string): Rounds {
  const stopping = new AbortController();
  const { signal } = stopping;

  async function run(): Promise<void> {
    let failing = false;
    while (!signal.aborted) {
      let more = 0;
      try {
        more = await work();
        failing = false;
      } catch (error) {
        if (!failing) log.warn({ why: withoutSecrets([error]) }, failed);
        failing = true;
      }
      // Only the end of the rounds rejects this.
      await sleep(everyMs + more, undefined, { signal }).catch(() => undefined);
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
