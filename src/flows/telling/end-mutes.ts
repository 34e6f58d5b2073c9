import type { Watches } from '../../ports/knowing.ts';
import type { Mutes } from '../../ports/telling.ts';
import type { Delivery } from '../../recording/telling/delivery.ts';
import { endsMute } from '../../recording/watching/mute.ts';
import type { Place } from '../../recording/watching/place.ts';

export interface EndMutesNeeds {
  readonly watches: Pick<Watches, 'find'>;
  readonly mutes: Pick<Mutes, 'unmute'>;
}

/** Ends mutes that last until the end of a recording, before the deliveries with that end are told. */
export async function endMutes(
  place: Place,
  deliveries: readonly Delivery[],
  { watches, mutes }: EndMutesNeeds,
): Promise<void> {
  for (const delivery of deliveries) {
    if (delivery.kind !== 'recording' || delivery.news.length === 0) continue;
    const { sid, news, at } = delivery;
    const muted = (await watches.find(place, sid))?.muted;
    if (muted && at >= muted.since && endsMute(muted, news)) await mutes.unmute(place, sid, at);
  }
}
