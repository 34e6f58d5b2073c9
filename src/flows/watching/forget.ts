import type { Recordings } from '../../ports/knowing.ts';
import type { Log } from '../../ports/process.ts';
import { nameOf } from '../../recording/known.ts';
import type { Place } from '../../recording/watching/place.ts';
import { SEARCHED } from '../asking/list.ts';
import { forgettable, type NeverFoundNeeds } from '../asking/never-found.ts';

export interface ForgetNeeds {
  readonly recordings: Recordings;
}

/** Forgets a recording for the backend that registered it. @returns `false` if the recording is not known */
export async function forget(sid: string, { recordings }: ForgetNeeds): Promise<boolean> {
  const known = await recordings.find(sid);
  return known !== undefined && recordings.forget(sid, nameOf(known));
}

export interface SweepNeeds extends ForgetNeeds, NeverFoundNeeds {
  readonly log: Log;
}

/** Most recordings forgotten by one press, so that it is answered within seconds. */
const AT_ONCE = 200;

/** Number of recordings forgotten, and of those that another press would forget. */
export interface Swept {
  readonly forgotten: number;
  readonly left: number;
}

/** Forgets recordings that were never found, with their watches and names. Final, and safe to repeat. */
export async function forgetNeverFound(place: Place, user: string, needs: SweepNeeds): Promise<Swept> {
  const sids = await needs.recordings.ofTeam(place.team, SEARCHED);
  const all = await forgettable(place, user, await needs.recordings.findAll(sids), needs);
  const now = all.slice(0, AT_ONCE);
  for (const known of now) {
    const { sid, app } = known.recording;
    await needs.recordings.forget(sid, nameOf(known), user);
    needs.log.info({ team: place.team, sid, app, by: user }, 'neverFoundForgotten');
  }
  return { forgotten: now.length, left: all.length - now.length };
}
