import { setTimeout as sleep } from 'node:timers/promises';
import type { Signal } from '../../ports/process.ts';
import type { ServerClock } from '../connection/server-clock.ts';
import { GRACE_MS } from './policy.ts';

/** Longest wait that is not ended by an abort, in milliseconds: nearly all are so short, and listening would cost more. */
const SHORT_MS = 300;

/**
 * Waits for a moment by the clock of Redis.
 * @throws at once if the signal is aborted already; at most `SHORT_MS` later if it aborts meanwhile
 */
export async function until(clock: ServerClock, moment: number, signal?: Signal): Promise<void> {
  signal?.throwIfAborted();
  const ms = Math.ceil(moment - (clock.now() ?? moment));
  if (ms <= 0) return;
  await (signal && ms > SHORT_MS ? pause(ms, signal) : sleep(ms));
  signal?.throwIfAborted();
}

/** Waits, at the longest until the signal aborts. */
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
 * Whether a moment was missed because this process stood still, so that its request would come together with those of
 * others. The time of an answer of Redis on its way does not count.
 */
export const missed = (clock: ServerClock, moment: number): boolean =>
  (clock.now() ?? moment) - moment > GRACE_MS + clock.wayMs();
