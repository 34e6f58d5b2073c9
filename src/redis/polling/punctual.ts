import { setTimeout as sleep } from 'node:timers/promises';
import type { ServerClock } from '../connection/server-clock.ts';
import { GRACE_MS } from './policy.ts';

/**
 * Waits for a moment by the clock of Redis.
 * @throws when the signal aborts
 */
export async function until(clock: ServerClock, moment: number, signal?: AbortSignal): Promise<void> {
  const ms = Math.ceil(moment - (clock.now() ?? moment));
  if (ms > 0) await sleep(ms, undefined, signal ? { signal } : undefined);
}

/**
 * Whether a moment has passed by too much: this process stood still for a while, and what it held up must not arrive
 * together with what others send now. What every answer of Redis takes is not held against it.
 */
export const missed = (clock: ServerClock, moment: number): boolean =>
  (clock.now() ?? moment) - moment > GRACE_MS + clock.wayMs();
