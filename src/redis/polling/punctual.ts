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
 * Whether a moment was missed: this process stood still, and its delayed request must not arrive together with what
 * others send now. The time that every answer of Redis takes does not count.
 */
export const missed = (clock: ServerClock, moment: number): boolean =>
  (clock.now() ?? moment) - moment > GRACE_MS + clock.wayMs();
