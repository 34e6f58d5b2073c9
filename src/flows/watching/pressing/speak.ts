import type { ChannelLanguages } from '../../../ports/knowing.ts';
import type { Clock } from '../../../ports/process.ts';
import type { Outbox } from '../../../ports/telling.ts';
import { isChannel, type Place } from '../../../recording/watching/place.ts';

export interface SpeakNeeds {
  readonly channelLanguages: ChannelLanguages;
  readonly outbox: Pick<Outbox, 'put'>;
  readonly defaultLanguage: string;
  readonly languages: readonly string[];
  readonly now: Clock;
}

/**
 * Queues a line that says who switches the language of a channel, with Undo. Called before the language is written, so
 * that no crash leaves a channel switched without a word.
 */
export async function announceLanguage(
  place: Place,
  by: string,
  lang: string | undefined,
  { channelLanguages, outbox, defaultLanguage, now }: SpeakNeeds,
): Promise<void> {
  if (lang === undefined || !isChannel(place)) return;
  const before = (await channelLanguages.at(place)) ?? defaultLanguage;
  if (before === lang) return;
  const at = now();
  await outbox.put(place, { id: `language.${lang}.${at}`, kind: 'language', at, by, lang, before });
}

export type SpeakAnswer = { readonly kind: 'spoken' | 'otherwise'; readonly lang: string };

/**
 * Switches a channel back to the language that it had, and says who did.
 * @param from the language that was switched to; if the channel has another one by now, nothing is changed
 */
export async function speakAgain(
  place: Place,
  by: string,
  lang: string,
  from: string,
  needs: SpeakNeeds,
): Promise<SpeakAnswer> {
  const present = (await needs.channelLanguages.at(place)) ?? needs.defaultLanguage;
  if (present !== from || !needs.languages.includes(lang)) return { kind: 'otherwise', lang: present };
  await announceLanguage(place, by, lang, needs);
  await needs.channelLanguages.give(place, lang);
  return { kind: 'spoken', lang };
}
