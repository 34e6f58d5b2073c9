import type { Recordings, Watches } from '../../ports/knowing.ts';
import type { Clock, Log } from '../../ports/process.ts';
import type { Outbox } from '../../ports/telling.ts';
import { nameOf } from '../../recording/known.ts';
import type { Place } from '../../recording/watching/place.ts';
import { SEARCHED } from '../asking/list.ts';
import { forgettable, type NeverFoundNeeds } from '../asking/never-found.ts';

export interface ForgetNeeds {
  readonly recordings: Recordings;
  readonly watches: Watches;
  readonly outbox: Outbox;
  readonly now: Clock;
}

/** Forgets a recording for the backend that registered it. @returns `false` if the recording is not known */
export const forget = (sid: string, needs: ForgetNeeds): Promise<boolean> => forgetBy(sid, undefined, needs);

/**
 * Forgets a recording with its watches and names. Its cards are edited for the last time.
 * @param by the person who has it forgotten; absent: a backend
 * @returns `false` if the recording is not known
 */
async function forgetBy(
  sid: string,
  by: string | undefined,
  { recordings, watches, outbox, now }: ForgetNeeds,
): Promise<boolean> {
  const known = await recordings.find(sid);
  if (!known) return recordings.forget(sid);
  const name = nameOf(known);
  // Queued before it is forgotten, because its watches name its cards. A repetition does no harm.
  for (const { team, channel, card } of await watches.of(sid)) {
    if (card === undefined) continue;
    const id = `${sid}.forgotten`;
    await outbox.put(
      { team, channel },
      { id, kind: 'forgotten', sid, at: now(), card, name, ...(by === undefined ? {} : { by }) },
    );
  }
  return recordings.forget(sid);
}

export interface SweepNeeds extends ForgetNeeds {
  readonly log: Log;
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
  for (const { recording } of now) {
    const { sid, app } = recording;
    await forgetBy(sid, user, needs);
    needs.log.info({ team: place.team, sid, app, by: user }, 'neverFoundForgotten');
  }
  return { forgotten: now.length, left: all.length - now.length };
}
