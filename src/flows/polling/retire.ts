import type { Recordings } from '../../ports/knowing.ts';
import type { Schedule } from '../../ports/polling.ts';
import type { Clock, Log } from '../../ports/process.ts';
import { abandoned } from '../../recording/judging/blindness.ts';

export interface RetireNeeds {
  readonly recordings: Recordings;
  readonly schedule: Schedule;
  readonly log: Log;
  readonly now: Clock;
}

/** Ends a recording whose app was removed, once nothing more could be learnt even if the app came back. */
export async function retire(sid: string, { recordings, schedule, log, now }: RetireNeeds): Promise<void> {
  const known = await recordings.find(sid);
  if (!known) return;
  const { next, news } = abandoned(known, now());
  if (next === known) return;
  const { app } = known.recording;
  const claim = await schedule.claimOne(sid, app);
  // Another process still has the app and is looking.
  if (claim === 'busy') return;
  const outcome = await schedule.commit(claim, known, next, news, true, undefined);
  if (outcome === 'fenced') return schedule.release(claim);
  const { phase } = next;
  log.info({ sid, app, version: known.version + 1, phase, news: news.map(({ kind }) => kind) }, 'retired');
}
