import type { ChannelLanguages } from '../../ports/knowing.ts';
import type { Log } from '../../ports/process.ts';
import type { Known } from '../../recording/known.ts';
import type { Policy } from '../../recording/policy.ts';
import { isPerson, type Place } from '../../recording/watching/place.ts';
import type { Watch } from '../../recording/watching/watch.ts';
import type { Language } from '../language/language.ts';
import { languageFor } from '../language/languages.ts';
import type { PersonOf } from './people.ts';

/** How a place or a person is spoken to: the language, and the policy that is explained. */
export interface Voice {
  readonly language: Language;
  readonly policy: Policy;
  /** Base address of a recording's files, if it is known. */
  readonly fileBase?: (known: Known) => string | undefined;
}

/** Language of a person's Slack if the bot speaks it, else the configured one. Never throws. */
export type LanguageOf = (user: string) => Promise<Language>;

export const createLanguageOf =
  (personOf: PersonOf, defaultLanguage: string): LanguageOf =>
  async (user) => {
    // The region is dropped: `zh-TW` is answered in Simplified Chinese, the only one there is.
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
 * Voice for a place: in the language chosen there, to a person in that of their Slack, else in the configured one.
 * @param watch that the message is about; its language counts if none was chosen for the place
 */
type VoiceAt = (place: Place, watch?: Pick<Watch, 'lang'>) => Promise<Voice>;

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
