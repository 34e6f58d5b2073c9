import type { Log } from '../../ports/process.ts';

const QUIET_MS = 60_000;

/**
 * Kinds of messages remembered. When more kinds than these go wrong at one time, some are logged again early.
 */
const MOST_KINDS = 100;

/** Replaces every word with a digit: BullMQ names the job that a message is about, a socket its address. */
const withoutParticulars = (text: string): string =>
  text.replace(/\S+/g, (word) => (/\d/.test(word) ? '#' : word));

/**
 * Logs a failure that repeats, such as each reconnect of each queue, once a minute per kind of message, with
 * the number of times it was left out.
 */
export function createQuietLog(log: Log): (facts: Record<string, unknown>, error: unknown) => void {
  const said = new Map<string, { at: number; leftOut: number }>();
  return (facts, error) => {
    const why = error instanceof Error ? error.message : String(error);
    const kind = withoutParticulars(why);
    const last = said.get(kind);
    if (last && Date.now() - last.at < QUIET_MS) {
      last.leftOut += 1;
      return;
    }
    // Moves the kind to the end, so that the one logged longest ago is first.
    said.delete(kind);
    said.set(kind, { at: Date.now(), leftOut: 0 });
    for (const oldest of said.keys()) {
      if (said.size <= MOST_KINDS) break;
      said.delete(oldest);
    }
    log.warn({ ...facts, why, ...(last && { leftOut: last.leftOut }) }, 'queueError');
  };
}
