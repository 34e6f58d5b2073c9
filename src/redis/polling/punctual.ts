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

/**
 * Waits for moments by the clock of Redis, with one timer for all that wait for the same one: each timer that fires alone
 * wakes the process, which costs more than what most of them do.
 * @param ending from its abort on nobody waits any longer
 */
export function createAlarm(clock: ServerClock, ending: Signal): (moment: number) => Promise<void> {
  const set = new Map<number, Promise<void>>();
  async function wait(moment: number): Promise<void> {
    const ms = Math.ceil(moment - (clock.now() ?? moment));
    if (ms > 0 && !ending.aborted) await pause(ms, ending);
  }
  return (moment) => {
    const found = set.get(moment);
    if (found) return found;
    const rings = wait(moment).finally(() => set.delete(moment));
    set.set(moment, rings);
    return rings;
  };
}

/** Lets callers pass together: when `next` resolves, or as soon as so many wait. */
export function createGate(next: () => Promise<void>, most: number): () => Promise<void> {
  let waiting: (() => void)[] = [];
  function open(): void {
    const all = waiting;
    waiting = [];
    for (const pass of all) pass();
  }
  return () =>
    new Promise((resolve, reject) => {
      const count = waiting.push(resolve);
      if (count >= most) open();
      else if (count === 1) next().then(open, reject);
    });
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
