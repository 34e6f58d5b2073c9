import type { Said } from '../../ports/knowing.ts';
import type { Backend } from '../../recording/backend.ts';
import { reconsidered } from '../../recording/ending/late.ts';
import type { Known } from '../../recording/known.ts';
import { HOUR_MS, type Instant, type Recording } from '../../recording/recording.ts';
import { type Inspected, type InspectNeeds, inspect } from '../asking/inspect.ts';
import { type ReconsiderNeeds, reconsider } from '../polling/reconsider.ts';
import type { Circumstances } from './register.ts';

/** Largest lead of a backend's clock over ours, in milliseconds. */
const AHEAD_MS = 60_000;

/** Whether a moment that was said to be past lies in the future. */
export const liesAhead = (at: Instant | undefined, now: Instant): boolean =>
  at !== undefined && at > now + AHEAD_MS;

/**
 * Stores what a backend says: when it called `stop`, when the recording is to end, or whether it reports every end.
 * This plans the looks before an end, and may change the name of an end after a disappearance. Safe to repeat.
 */
export async function say(
  sid: string,
  said: Said,
  needs: InspectNeeds & ReconsiderNeeds,
): Promise<Inspected | 'in_future' | undefined> {
  if (liesAhead(said.stopRequestedAt, needs.now())) return 'in_future';
  // Written first, so that a look under way now is followed by one that knows of it.
  if (!(await needs.recordings.said(sid, said))) return undefined;
  await reconsider(sid, (known, now) => reconsidered(known, known, now), needs);
  return inspect(sid, needs);
}

/**
 * Stores what a backend says of a recording that is known already, perhaps because a person pasted its ids first.
 * Fields that are left out stay; a repetition changes nothing.
 */
export async function repeat(
  known: Known,
  { endsAt, reportsStop, ...told }: Circumstances,
  by: Backend,
  needs: ReconsiderNeeds,
): Promise<void> {
  const { sid } = known.recording;
  // The promise of a key holds only where neither a registration nor a change has said otherwise.
  const promise = reportsStop ?? (known.recording.reportsStop === undefined ? by.reportsStop : undefined);
  const said: Said = {
    ...(endsAt === undefined || endsAt === known.recording.endsAt ? {} : { endsAt }),
    ...(promise === undefined || promise === known.recording.reportsStop ? {} : { reportsStop: promise }),
  };
  if (Object.keys(said).length > 0) await needs.recordings.said(sid, said);
  await reconsider(
    sid,
    (before, now) => {
      const recording = retold(before.recording, told, by);
      const isSame = JSON.stringify(recording) === JSON.stringify(before.recording);
      return reconsidered(before, isSame ? before : { ...before, recording }, now);
    },
    needs,
  );
}

/** The recording with the new facts. The time in which it may be queried keeps its length, unless that is given. */
function retold(
  before: Recording,
  { resourceExpiredHour, ...told }: Omit<Circumstances, 'endsAt' | 'reportsStop'>,
  by: Backend,
): Recording {
  const begin = ({ startedAt, registeredAt }: Recording): number => startedAt ?? registeredAt;
  const lastsMs =
    resourceExpiredHour === undefined ? before.expiresAt - begin(before) : resourceExpiredHour * HOUR_MS;
  const { registeredBy = by.name } = before;
  const next: Recording = { ...before, ...told, origin: 'backend', registeredBy };
  return { ...next, expiresAt: begin(next) + lastsMs };
}
