import type { DeadLetters } from '../../ports/telling.ts';
import { isPerson, type Place } from '../../recording/watching/place.ts';

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
