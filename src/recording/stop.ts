import { type Known, wasLive } from './known.ts';
import { isFinished } from './phase.ts';
import type { Instant } from './recording.ts';

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
 * Whether a recording that no look has found live was stopped before one could: a backend says that it asked for the stop
 * before the verdict was given.
 */
export function stoppedUnseen(known: Known, verdictAt: Instant): boolean {
  const { stopRequestedAt } = known.recording;
  if (stopRequestedAt === undefined || wasLive(known)) return false;
  return stopRequestedAt <= verdictAt + CLOCKS_DIFFER_MS;
}
