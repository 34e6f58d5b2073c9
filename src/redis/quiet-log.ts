import type { Log } from '../ports/log.ts';

const QUIET_MS = 60_000;

/**
 * Logs what goes wrong over and over, such as each reconnect of each queue, once a minute per message, and says how
 * often it was left out.
 */
export function createQuietLog(log: Log): (facts: Record<string, unknown>, error: unknown) => void {
  const said = new Map<string, { at: number; leftOut: number }>();
  return (facts, error) => {
    const why = error instanceof Error ? error.message : String(error);
    const last = said.get(why);
    if (last && Date.now() - last.at < QUIET_MS) {
      last.leftOut += 1;
      return;
    }
    said.set(why, { at: Date.now(), leftOut: 0 });
    log.warn({ ...facts, why, ...(last && { leftOut: last.leftOut }) }, 'queueError');
  };
}
