import type { Known } from '../known.ts';
import { isLive } from '../phase.ts';
import type { Instant } from '../recording.ts';

/** Longest time from `start` to the first sight of a recording whose start was watched, in milliseconds. */
const WATCHED_START_MS = 120_000;

/** Time of its start, as its backend says; without that, of the look that first found it live. */
export const startOf = ({ recording, life }: Known): Instant | undefined =>
  recording.startedAt ?? life.find(({ phase }) => isLive(phase))?.at;

/**
 * Time of a start that nobody watched, as its backend says: the first look found it live already, much later.
 * `undefined` if there was no such start.
 */
export function startedUnseen({ recording: { startedAt }, life }: Known): Instant | undefined {
  const [, found] = life;
  if (startedAt === undefined || found === undefined || !isLive(found.phase)) return undefined;
  return found.at - startedAt > WATCHED_START_MS ? startedAt : undefined;
}

/** The same, while it is still in the phase in which it was found: no look can say since when it is. */
export const foundSince = (known: Known): Instant | undefined =>
  known.life.length === 2 ? startedUnseen(known) : undefined;
