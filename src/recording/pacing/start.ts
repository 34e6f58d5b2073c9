import type { Known } from '../known.ts';
import { isLive } from '../phase.ts';
import type { Instant } from '../recording.ts';

/** Longest time from `start` to the first look that finds it live, if looks began at its start, in milliseconds. */
const WATCHED_START_MS = 120_000;

/** Time of its start as its backend says, else of the look that first found it live. */
export const startOf = ({ recording, life }: Known): Instant | undefined =>
  recording.startedAt ?? life.find(({ phase }) => isLive(phase))?.at;

/** Time of its start as its backend says, if the first look found it live already, long after; else `undefined`. */
export function startedUnseen({ recording: { startedAt }, life }: Known): Instant | undefined {
  const [, found] = life;
  if (startedAt === undefined || found === undefined || !isLive(found.phase)) return undefined;
  return found.at - startedAt > WATCHED_START_MS ? startedAt : undefined;
}

/** The same while it is still in the phase in which it was found, so that no look knows since when. */
export const foundSince = (known: Known): Instant | undefined =>
  known.life.length === 2 ? startedUnseen(known) : undefined;
