import type { Known } from '../known.ts';
import { isFinished } from '../phase.ts';
import type { Instant } from '../recording.ts';

/** Longest time in which a stop takes effect, in milliseconds. If it is seen alive later, something else ends it. */
const OBEYED_WITHIN_MS = 120_000;

/** Whether a stop was asked for lately, so that the end may be seen at any moment. */
export function stopAwaited({ recording, phase }: Known, now: Instant): boolean {
  const { stopRequestedAt } = recording;
  if (stopRequestedAt === undefined || isFinished(phase) || phase === 'not_started') return false;
  return now - stopRequestedAt < OBEYED_WITHIN_MS;
}

/** Whether a stop at this moment took effect: the recording was not seen alive long after it. */
export const obeyed = (seenAt: Instant | undefined, at: Instant): boolean =>
  seenAt === undefined || seenAt - at <= OBEYED_WITHIN_MS;

/** Largest difference between the clock of a backend and ours, in milliseconds. */
const CLOCKS_DIFFER_MS = 10_000;

/**
 * Whether a reported stop explains the disappearance of a recording that looks have found. It was asked for before
 * that: every backend sends a stop in the end, and a later one must not turn a loss into an ordinary end.
 * @param missingSince the first look that did not find it
 */
export function stopExplains(known: Known, missingSince: Instant): boolean {
  const { stopRequestedAt } = known.recording;
  if (stopRequestedAt === undefined || known.seenAt === undefined) return false;
  return obeyed(known.seenAt, stopRequestedAt) && stopRequestedAt <= missingSince + CLOCKS_DIFFER_MS;
}

/**
 * Whether it was stopped before any look could find it: the stop was asked for before people were told that it did not
 * start, or else before the first look that did not find it.
 */
function stoppedUnseen({ recording, seenAt, life }: Known, missingSince: Instant): boolean {
  const { stopRequestedAt } = recording;
  if (stopRequestedAt === undefined || seenAt !== undefined) return false;
  const toldAt = life.find(({ phase }) => phase === 'not_started')?.at;
  return stopRequestedAt <= (toldAt ?? missingSince) + CLOCKS_DIFFER_MS;
}

/** R: whether a reported stop explains this end. */
export const isStopReported = (known: Known, missingSince: Instant): boolean =>
  stopExplains(known, missingSince) || stoppedUnseen(known, missingSince);
