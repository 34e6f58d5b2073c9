import type { DeadLetters } from '../../ports/telling.ts';
import { isPerson, type Place } from '../../recording/watching/place.ts';

export interface AgainNeeds {
  readonly deadLetters: DeadLetters;
}

/** How many messages are told again, and how many wait because their place is told nothing at present. */
export interface ToldAgain {
  readonly queued: number;
  readonly paused: number;
}

/**
 * Has the messages told again that Slack refused for what they are: those of a channel, or of the whole workspace where
 * a person asks in App Home. Safe to press twice.
 */
export async function tellAgain(place: Place, { deadLetters }: AgainNeeds): Promise<ToldAgain> {
  const letters = (await deadLetters.of(place.team)).filter(
    (letter) => isPerson(place) || letter.place.channel === place.channel,
  );
  // The oldest first, as they happened.
  const outcomes: string[] = [];
  for (const { id } of letters.toReversed()) outcomes.push(await deadLetters.again(id));
  const count = (outcome: string): number => outcomes.filter((one) => one === outcome).length;
  return { queued: count('queued'), paused: count('paused') };
}
