import type { Known } from '../known.ts';
import { isFinished } from '../phase.ts';
import type { Instant } from '../recording.ts';

/** A stop takes seconds. What is seen alive for longer after it has not obeyed, and what ends it later is something else. */
const OBEYED_WITHIN_MS = 120_000;

/** It was asked for lately, so it may be seen at any moment. What did not start has nothing to stop. */
export function stopAwaited({ recording, phase }: Known, now: Instant): boolean {
  const { stopRequestedAt } = recording;
  if (stopRequestedAt === undefined || isFinished(phase) || phase === 'not_started') return false;
  return now - stopRequestedAt < OBEYED_WITHIN_MS;
}

/** It was not seen alive for long after it: what is seen later has not obeyed, or the moment was about something else. */
export const obeyed = ({ seenAt }: Known, at: Instant): boolean =>
  seenAt === undefined || seenAt - at <= OBEYED_WITHIN_MS;

/** By how much the clock of a backend may differ from ours. */
const CLOCKS_DIFFER_MS = 10_000;

/**
 * Whether a stop that a backend says it asked for explains that the recording cannot be found. It does when it was
 * asked for before the recording went missing and was not disobeyed; a stop that comes later, as every backend
 * sends one in the end, must not turn a loss into an orderly end.
 *
 * A recording that no look has ever found is not explained by it: a stop proves no start.
 *
 * @param missingSince the first look that did not find it
 */
export function stopExplains(known: Known, missingSince: Instant): boolean {
  const { stopRequestedAt } = known.recording;
  if (stopRequestedAt === undefined || known.seenAt === undefined) return false;
  return obeyed(known, stopRequestedAt) && stopRequestedAt <= missingSince + CLOCKS_DIFFER_MS;
}

/**
 * Whether a recording that no look has ever found was stopped before one could: a backend says that it asked for the stop
 * before it was missed, or before people were told that it did not start.
 */
export function stoppedUnseen({ recording, seenAt, life }: Known, missingSince: Instant): boolean {
  const { stopRequestedAt } = recording;
  if (stopRequestedAt === undefined || seenAt !== undefined) return false;
  const toldAt = life.find(({ phase }) => phase === 'not_started')?.at;
  return stopRequestedAt <= (toldAt ?? missingSince) + CLOCKS_DIFFER_MS;
}
