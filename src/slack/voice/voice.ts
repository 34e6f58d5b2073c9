import type { ChannelLanguages } from '../../ports/knowing.ts';
import type { Log } from '../../ports/process.ts';
import type { Known } from '../../recording/known.ts';
import type { Policy } from '../../recording/policy.ts';
import { isPerson, type Place } from '../../recording/watching/place.ts';
import type { Watch } from '../../recording/watching/watch.ts';
import type { Language } from '../language/language.ts';
import { languageFor } from '../language/languages.ts';
import type { PersonOf } from './people.ts';

/** Language, and the rules that are explained to people. */
export interface Voice {
  readonly language: Language;
  readonly policy: Policy;
  /** Base address of a recording's files, if it is known. */
  readonly fileBase?: (known: Known) => string | undefined;
}

/**
 * Language in which to answer a person: that of their Slack if the bot speaks it, else the configured one. Never
 * throws: an answer in another language is better than none.
 */
export type LanguageOf = (user: string) => Promise<Language>;

export const createLanguageOf =
  (personOf: PersonOf, defaultLanguage: string): LanguageOf =>
  async (user) => {
    // Both `zh-CN` and `zh-TW` are answered in Simplified Chinese, the only one there is.
    const code = (await personOf(user))?.locale?.split('-')[0];
    return languageFor(code, defaultLanguage);
  };

export interface Speaking {
  readonly defaultLanguage: string;
  readonly channelLanguages: ChannelLanguages;
  readonly policy: Policy;
  readonly log: Log;
  readonly fileBase?: Voice['fileBase'];
}

/**
 * Answers how to speak in a place: in the language that was given there, to a person in that of their Slack, else in the
 * configured one.
 * @param watch that the message is about; its language counts if the place has none, as for watches older than
 *   languages of places
 */
export type VoiceAt = (place: Place, watch?: Pick<Watch, 'lang'>) => Promise<Voice>;

export function createVoiceAt(
  personOf: PersonOf,
  { defaultLanguage, channelLanguages, policy, fileBase }: Speaking,
): VoiceAt {
  const languageOf = createLanguageOf(personOf, defaultLanguage);
  return async (place, watch) => {
    const given = (await channelLanguages.at(place)) ?? watch?.lang;
    const language =
      given === undefined && isPerson(place)
        ? await languageOf(place.channel)
        : languageFor(given, defaultLanguage);
    return { language, policy, ...(fileBase ? { fileBase } : {}) };
  };
}
