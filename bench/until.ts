import { setTimeout as sleep } from 'node:timers/promises';

/** Asks every `everyMs` milliseconds whether something is so. @returns whether it was so within this time */
export async function inTime(isSo: () => boolean, withinMs: number, everyMs = 100): Promise<boolean> {
  for (const end = Date.now() + withinMs; !isSo(); await sleep(everyMs)) {
    if (Date.now() > end) return false;
  }
  return true;
}

/** @throws when it is not so within this time */
export async function until(
  what: string,
  isSo: () => boolean,
  withinMs: number,
  everyMs?: number,
): Promise<void> {
  if (!(await inTime(isSo, withinMs, everyMs))) throw new Error(`${what}: not within ${withinMs / 1_000} s`);
}

/** @param moment in milliseconds since 1970 */
export const sleepUntil = (moment: number): Promise<void> => sleep(Math.max(0, moment - Date.now()));
