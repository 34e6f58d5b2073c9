import type { Known } from './known.ts';
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
export function stopExplains({ recording, seenAt }: Known, missingSince: Instant): boolean {
  const { stopRequestedAt } = recording;
  if (stopRequestedAt === undefined || seenAt === undefined) return false;
  return seenAt - stopRequestedAt <= OBEYED_WITHIN_MS && stopRequestedAt <= missingSince + CLOCKS_DIFFER_MS;
}
