import type { Known } from '../known.ts';
import { HOUR_MS, type Instant, type Recording } from '../recording.ts';

type EndOf = Pick<Known, 'recording' | 'gone'>;

/** The planned end, if somebody has named one. */
export const plannedEnd = ({ endsAt }: Recording): Instant | undefined =>
  typeof endsAt === 'number' ? endsAt : undefined;

/**
 * Whether somebody said that it is not to end by itself, and nobody planned an end. What watches say after a verdict
 * does not change it: each is about one place, and the verdict is told in all of them.
 */
export function isNotToEnd({ recording: { endsAt, watchMax = [] }, gone }: EndOf): boolean {
  if (endsAt !== undefined) return endsAt === 'never';
  return gone ? gone.unlimited === true : watchMax.includes('none');
}

/** Moment at which a web recording ends by itself. Not a plan: it should have been stopped before. */
export function limitAt({ mode, startedAt, maxRecordingHour }: Recording): Instant | undefined {
  if (mode !== 'web' || startedAt === undefined || maxRecordingHour === undefined) return undefined;
  return startedAt + maxRecordingHour * HOUR_MS;
}

/** Period around an expected end in which looks come closer together, in milliseconds before and after it. */
const CLOSE_BEFORE_MS = 120_000;
const CLOSE_AFTER_MS = 300_000;

/** Whether a planned end or a limit is near, so that closer looks date the end better. */
export const endIsNear = (recording: Recording, now: Instant): boolean =>
  [plannedEnd(recording), limitAt(recording)].some(
    (end) => end !== undefined && now >= end - CLOSE_BEFORE_MS && now <= end + CLOSE_AFTER_MS,
  );
