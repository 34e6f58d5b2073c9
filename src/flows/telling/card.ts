import type { Clock, Once } from '../../ports/process.ts';
import type { Outbox } from '../../ports/telling.ts';
import { cardEdit } from '../../recording/telling/delivery.ts';
import type { Place } from '../../recording/watching/place.ts';

export interface CardNeeds {
  readonly outbox: Outbox;
  readonly once: Pick<Once, 'first' | 'seen'>;
  readonly now: Clock;
}

/** Queues an edit of the card on request, although nothing changed. */
export async function touchCard(place: Place, sid: string, { outbox, now }: CardNeeds): Promise<void> {
  await outbox.put(place, cardEdit(sid, now()));
}

/** Posts a copy of a recording's card into a place. Pressed twice within a minute it posts once. */
export async function share(
  place: Place,
  sid: string,
  by: string,
  { outbox, once, now }: CardNeeds,
): Promise<'queued' | 'repeated'> {
  const at = now();
  const id = `${sid}.share.${place.channel}.${by}.${Math.floor(at / 60_000)}`;
  if (await once.seen(id)) return 'repeated';
  await outbox.put(place, { id, kind: 'share', sid, at, by });
  // Remembered last, so that a person who is told that it failed can press again. While it is queued, its id is
  // unique.
  await once.first(id);
  return 'queued';
}
