import type { Outbox } from '../../ports/telling.ts';
import type { Place } from '../../recording/watching/place.ts';
import { type AttemptNeeds, attempt } from './attempt.ts';
import { type EndMutesNeeds, endMutes } from './end-mutes.ts';
import { type FoldNeeds, fold } from './fold.ts';
import { type ReadyNeeds, ready } from './ready/ready.ts';
import { type SettleNeeds, settle } from './settle.ts';

export type DeliverNeeds = EndMutesNeeds &
  FoldNeeds &
  ReadyNeeds &
  AttemptNeeds &
  SettleNeeds & { readonly outbox: Pick<Outbox, 'take'> };

/**
 * Tells the first delivery that waits for a place and leaves the rest in order. One call posts at most one new message,
 * so the next caller, in whatever process, keeps the pace of the channel.
 */
export async function deliver(place: Place, needs: DeliverNeeds): Promise<void> {
  const taken = await needs.outbox.take(place);
  if (!taken) return;
  await endMutes(place, taken.deliveries, needs);
  const batch = await fold(taken, needs);
  const told = await attempt(batch, await ready(batch, needs), needs);
  await settle(batch, told, needs);
}
