import type { Place } from '../../recording/watching/place.ts';
import { SEARCHED } from '../asking/list.ts';
import { forgettable, type NeverFoundNeeds } from '../asking/never-found.ts';
import { type ForgetNeeds, forgetBy } from './forget.ts';

export interface SweepNeeds extends ForgetNeeds {
  readonly isAdmin: NeverFoundNeeds['isAdmin'];
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
  for (const { recording } of now) await forgetBy(recording.sid, user, needs);
  return { forgotten: now.length, left: all.length - now.length };
}
