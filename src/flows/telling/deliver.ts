import type { Watches } from '../../ports/knowing.ts';
import type { Log } from '../../ports/process.ts';
import type { Batch, Mutes, Outbox } from '../../ports/telling.ts';
import { endsMute } from '../../recording/watching/mute.ts';
import type { Place } from '../../recording/watching/place.ts';
import { type AttemptNeeds, attempt } from './posting/attempt.ts';
import { ready } from './ready/ready.ts';
import type { RecordingNeeds } from './ready/recording.ts';
import { type SettleNeeds, settle } from './settle.ts';
import { isSorted, type SortNeeds, sort } from './sort.ts';

interface EndMutesNeeds {
  readonly watches: Pick<Watches, 'find'>;
  readonly mutes: Pick<Mutes, 'unmute'>;
  readonly log: Log;
}

export type DeliverNeeds = EndMutesNeeds &
  SortNeeds &
  RecordingNeeds &
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
    await endMutes(batch, needs);
    batch = await sort(batch, needs);
  }
  return batch;
}

/** Ends mutes that last until the end of a recording, before the deliveries with that end are told. */
async function endMutes({ place, deliveries }: Batch, { watches, mutes, log }: EndMutesNeeds): Promise<void> {
  for (const delivery of deliveries) {
    if (delivery.kind !== 'recording' || delivery.news.length === 0) continue;
    const { sid, news, at } = delivery;
    const muted = (await watches.find(place, sid))?.muted;
    if (!muted || at < muted.since || !endsMute(muted, news)) continue;
    await mutes.unmute(place, sid, at);
    log.info({ ...place, sid, delivery: delivery.id }, 'unmuted');
  }
}
