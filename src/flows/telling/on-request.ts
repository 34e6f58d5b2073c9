import type { Clock, Once } from '../../ports/process.ts';
import type { DeadLetters, Outbox } from '../../ports/telling.ts';
import { cardEdit } from '../../recording/telling/delivery.ts';
import { isPerson, type Place } from '../../recording/watching/place.ts';

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

export interface AgainNeeds {
  readonly deadLetters: DeadLetters;
}

/** Number of messages queued again, and of those that wait because their place is paused. */
export interface ToldAgain {
  readonly queued: number;
  readonly paused: number;
}

/**
 * Queues messages again that Slack refused for their content: those of a channel, or of the whole workspace if asked
 * from App Home. Safe to repeat.
 */
export async function tellAgain(place: Place, { deadLetters }: AgainNeeds): Promise<ToldAgain> {
  const letters = (await deadLetters.of(place.team)).filter(
    (letter) => isPerson(place) || letter.place.channel === place.channel,
  );
  // Oldest first, in the order in which they happened.
  const outcomes: string[] = [];
  for (const { id } of letters.toReversed()) outcomes.push(await deadLetters.again(id));
  const count = (outcome: string): number => outcomes.filter((one) => one === outcome).length;
  return { queued: count('queued'), paused: count('paused') };
}
