import type { Log } from '../../ports/process.ts';

/** Least time between two lines about one kind of message, in milliseconds. */
const QUIET_MS = 60_000;

/** Limit of kinds of messages that are remembered; others may be logged more often. */
const MOST_KINDS = 100;

/** Replaces words that contain a digit, such as ids of jobs and addresses. */
const withoutParticulars = (text: string): string =>
  text.replace(/\S+/g, (word) => (/\d/.test(word) ? '#' : word));

/** Logs errors that repeat, such as each reconnect of each queue, once a minute per kind, with the number left out. */
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
    // Moves the kind to the end: the first of the map is the one logged longest ago.
    said.delete(kind);
    said.set(kind, { at: Date.now(), leftOut: 0 });
    for (const oldest of said.keys()) {
      if (said.size <= MOST_KINDS) break;
      said.delete(oldest);
    }
    log.warn({ ...facts, why, ...(last && { leftOut: last.leftOut }) }, 'queueError');
  };
}
