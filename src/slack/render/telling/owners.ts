import type { Sayings } from '../../../recording/telling/saying.ts';
import type { Language } from '../../language/language.ts';
import { mention } from '../../text.ts';
import { type Message, saying } from '../message.ts';

/** To a channel: what a person who has left had set up there is its own. */
export function passedOnMessage(
  { person, watches, rules }: Sayings['passed_on'],
  { owners }: Language,
): Message {
  return saying(owners.passedOn(mention(person), watches, rules));
}
