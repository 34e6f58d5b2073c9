import type { Known } from '../known.ts';
import { isFinished } from '../phase.ts';
import type { Instant } from '../recording.ts';

/**
 * Time in which a stop takes effect, in milliseconds. A recording seen alive later than this has not obeyed it, and
 * something else ends it.
 */
const OBEYED_WITHIN_MS = 120_000;

/** A stop was asked for lately, so it may be seen at any moment. A recording that did not start has nothing to stop. */
export function stopAwaited({ recording, phase }: Known, now: Instant): boolean {
  const { stopRequestedAt } = recording;
  if (stopRequestedAt === undefined || isFinished(phase) || phase === 'not_started') return false;
  return now - stopRequestedAt < OBEYED_WITHIN_MS;
}

/**
 * The recording was not seen alive for long after this moment. If it was, it has not obeyed, or the moment was about
 * something else.
 */
export const obeyed = ({ seenAt }: Known, at: Instant): boolean =>
  seenAt === undefined || seenAt - at <= OBEYED_WITHIN_MS;

/** Largest difference between the clock of a backend and ours, in milliseconds. */
const CLOCKS_DIFFER_MS = 10_000;

/**
 * Whether a stop that a backend reports explains a disappearance. It does if it was asked for before the recording went
 * missing and was not disobeyed. A later stop does not: every backend sends one in the end, and it must not turn a loss
 * into an orderly end.
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
 * Whether a recording was stopped before any look could find it: a backend asked for the stop before it was missed, or
 * before people were told that it did not start.
 */
export function stoppedUnseen({ recording, seenAt, life }: Known, missingSince: Instant): boolean {
  const { stopRequestedAt } = recording;
  if (stopRequestedAt === undefined || seenAt !== undefined) return false;
  const toldAt = life.find(({ phase }) => phase === 'not_started')?.at;
  return stopRequestedAt <= (toldAt ?? missingSince) + CLOCKS_DIFFER_MS;
}
