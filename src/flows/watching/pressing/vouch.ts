import { evidenceOf, isExplained } from '../../../recording/ending/evidence.ts';
import { vouchedFor, vouchWithdrawn } from '../../../recording/ending/late.ts';
import type { Judgement } from '../../../recording/judging/judgement.ts';
import type { Known } from '../../../recording/known.ts';
import type { Instant } from '../../../recording/recording.ts';
import type { Place } from '../../../recording/watching/place.ts';
import { ownRecording } from '../../asking/resolve.ts';
import { type ReconsiderNeeds, reconsider } from '../../polling/reconsider.ts';

/** `nothing_to_say`: it is alive, or its end has another explanation. */
export type VouchAnswer =
  | { readonly kind: 'vouched' | 'withdrawn' | 'nothing_to_say'; readonly known: Known }
  /** Somebody has said so before; `by` is a user ID. */
  | { readonly kind: 'already'; readonly by: string; readonly known: Known }
  | { readonly kind: 'unknown' };

/** Stores that a person vouches for a stop on purpose. Anybody in a channel with its card may. */
export async function vouch(
  place: Place,
  user: string,
  sid: string,
  needs: ReconsiderNeeds,
): Promise<VouchAnswer> {
  if (!(await ownRecording(place, sid, needs.recordings))) return { kind: 'unknown' };
  const done = await reconsider(sid, (known, now) => vouching(known, user, now), needs);
  if (!done) return { kind: 'unknown' };
  const { before, known } = done;
  if (before.vouched) return { kind: 'already', by: before.vouched.by, known };
  if (!known.vouched) return { kind: 'nothing_to_say', known };
  needs.log.info({ team: place.team, sid, by: user }, 'vouched');
  return { kind: 'vouched', known };
}

/** A vouch is accepted only for a disappearance without any other explanation. */
function vouching(known: Known, user: string, now: Instant): Judgement {
  const isOpen = known.gone !== undefined && !isExplained(evidenceOf(known, known.gone));
  return isOpen ? vouchedFor(known, user, now) : { next: known, news: [] };
}

/** Withdraws a vouch; another person may do so too. */
export async function withdrawVouch(
  place: Place,
  user: string,
  sid: string,
  needs: ReconsiderNeeds,
): Promise<VouchAnswer> {
  if (!(await ownRecording(place, sid, needs.recordings))) return { kind: 'unknown' };
  const done = await reconsider(sid, vouchWithdrawn, needs);
  if (!done) return { kind: 'unknown' };
  const { before, known } = done;
  if (!before.vouched) return { kind: 'nothing_to_say', known };
  needs.log.info({ team: place.team, sid, by: user }, 'vouchWithdrawn');
  return { kind: 'withdrawn', known };
}
