import { HOUR_MS, type Instant, type Recording } from '../recording.ts';

/** The planned end, if somebody has named one. */
export const plannedEnd = ({ endsAt }: Recording): Instant | undefined =>
  typeof endsAt === 'number' ? endsAt : undefined;

/** Somebody said that it is not to end by itself, and nobody named a time. */
export const isNotToEnd = ({ endsAt, watchMax = [] }: Recording): boolean =>
  endsAt === 'never' || (endsAt === undefined && watchMax.includes('none'));

/** The moment at which a web recording ends by itself: a ceiling, never a plan. */
export function limitAt({ mode, startedAt, maxRecordingHour }: Recording): Instant | undefined {
  if (mode !== 'web' || startedAt === undefined || maxRecordingHour === undefined) return undefined;
  return startedAt + maxRecordingHour * HOUR_MS;
}

/** Looks come closer together from this long before an expected end until this long after it, in milliseconds. */
const CLOSE_BEFORE_MS = 120_000;
const CLOSE_AFTER_MS = 300_000;

/** A planned end or a limit is near: closer looks date the end better. */
export const endIsNear = (recording: Recording, now: Instant): boolean =>
  [plannedEnd(recording), limitAt(recording)].some(
    (end) => end !== undefined && now >= end - CLOSE_BEFORE_MS && now <= end + CLOSE_AFTER_MS,
  );
