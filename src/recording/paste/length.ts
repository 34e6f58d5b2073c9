import type { Recording } from '../recording.ts';

/** Earliest moment in milliseconds, in 1973: smaller numbers are seconds, or no moment at all. */
const EARLIEST_MS = 1e11;
const LATEST_MS = 8.64e15;

const WITH_ZONE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}.*(?:Z|[+-]\d{2}:?\d{2})$/i;

/** Reads from the JSON of a program how long the recording is to last. Fields that cannot be read are left out. */
export function readLength(
  hours: string | undefined,
  end: string | undefined,
): Pick<Recording, 'maxRecordingHour' | 'endsAt'> {
  const most = Number(hours ?? 0);
  const endsAt = end?.toLowerCase() === 'never' ? 'never' : momentOf(end ?? '');
  return {
    ...(most > 0 && Number.isFinite(most) ? { maxRecordingHour: most } : {}),
    ...(endsAt === undefined ? {} : { endsAt }),
  };
}

function momentOf(text: string): number | undefined {
  const at = /^\d+$/.test(text) ? Number(text) : WITH_ZONE.test(text) ? Date.parse(text) : Number.NaN;
  return at >= EARLIEST_MS && at <= LATEST_MS ? at : undefined;
}
