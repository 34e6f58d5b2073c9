import { setTimeout as sleep } from 'node:timers/promises';
import type { Signal } from '../../ports/process.ts';
import type { ServerClock } from '../connection/server-clock.ts';
import { GRACE_MS } from './policy.ts';

/**
 * Milliseconds of a wait that is not broken off: nearly all waits are this short, and to listen for an abort costs more
 * than the wait.
 */
const SHORT_MS = 300;

/**
 * Waits for a moment by the clock of Redis.
 * @throws at once when the signal was aborted before; when it aborts meanwhile, `SHORT_MS` late at most
 */
export async function until(clock: ServerClock, moment: number, signal?: Signal): Promise<void> {
  signal?.throwIfAborted();
  const ms = Math.ceil(moment - (clock.now() ?? moment));
  if (ms <= 0) return;
  await (signal && ms > SHORT_MS ? pause(ms, signal) : sleep(ms));
  signal?.throwIfAborted();
}

/** Waits, but no longer than until the signal aborts. */
export const pause = (ms: number, signal: Signal): Promise<void> =>
  new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end);
  });

/**
 * Whether a moment was missed: this process stood still, and its delayed request must not arrive together with what
 * others send now. The time that every answer of Redis takes does not count.
 */
export const missed = (clock: ServerClock, moment: number): boolean =>
  (clock.now() ?? moment) - moment > GRACE_MS + clock.wayMs();
