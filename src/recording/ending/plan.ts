import { HOUR_MS, type Instant, type Recording } from '../recording.ts';

/** When it is planned to end, where somebody has said so. */
export const plannedEnd = ({ endsAt }: Recording): Instant | undefined =>
  typeof endsAt === 'number' ? endsAt : undefined;

/** Somebody said that it is not to end by itself, and nobody named a time. */
export const isNotToEnd = ({ endsAt, watchMax = [] }: Recording): boolean =>
  endsAt === 'never' || (endsAt === undefined && watchMax.includes('none'));

/** When a web recording ends by itself: a ceiling, never a plan. */
export function limitAt({ mode, startedAt, maxRecordingHour }: Recording): Instant | undefined {
  if (mode !== 'web' || startedAt === undefined || maxRecordingHour === undefined) return undefined;
  return startedAt + maxRecordingHour * HOUR_MS;
}

/** From two minutes before an end that is expected until five minutes after it, looks close in. */
const CLOSE_BEFORE_MS = 120_000;
const CLOSE_AFTER_MS = 300_000;

/** A planned end or a limit is near, so that the moment of the end can be seen better. */
export const endIsNear = (recording: Recording, now: Instant): boolean =>
  [plannedEnd(recording), limitAt(recording)].some(
    (end) => end !== undefined && now >= end - CLOSE_BEFORE_MS && now <= end + CLOSE_AFTER_MS,
  );
