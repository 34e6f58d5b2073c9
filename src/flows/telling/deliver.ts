import type { Batch, Outbox } from '../../ports/telling.ts';
import type { Place } from '../../recording/watching/place.ts';
import { type EndMutesNeeds, endMutes } from './end-mutes.ts';
import { type AttemptNeeds, attempt } from './posting/attempt.ts';
import { type ReadyNeeds, ready } from './ready/ready.ts';
import { type SettleNeeds, settle } from './settle.ts';
import { isSorted, type SortNeeds, sort } from './sort.ts';

export type DeliverNeeds = EndMutesNeeds &
  SortNeeds &
  ReadyNeeds &
  AttemptNeeds &
  SettleNeeds & { readonly outbox: Pick<Outbox, 'take' | 'drop'> };

/**
 * Tells the first delivery that waits for a place and leaves the rest in order. One call posts at most one new message,
 * so the next caller, in whatever process, keeps the pace of the channel.
 */
export async function deliver(place: Place, needs: DeliverNeeds): Promise<void> {
  const taken = await needs.outbox.take(place);
  if (!taken) return;
  try {
    const batch = await toldFirst(taken, needs);
    if (!batch) return;
    const told = await attempt(batch, await ready(batch, needs), needs);
    await settle(batch, told, needs);
  } finally {
    needs.outbox.drop(taken);
  }
}

/** A long lane is sorted in several rounds, each of which shortens it. */
async function toldFirst(taken: Batch, needs: DeliverNeeds): Promise<Batch | undefined> {
  let batch: Batch | undefined = taken;
  while (batch && !isSorted(batch)) {
    await endMutes(batch.place, batch.deliveries, needs);
    batch = await sort(batch, needs);
  }
  return batch;
}
