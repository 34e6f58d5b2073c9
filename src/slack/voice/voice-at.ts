import type { ChannelLanguages } from '../../ports/knowing.ts';
import type { Log } from '../../ports/process.ts';
import type { Policy } from '../../recording/policy.ts';
import { isPerson, type Place } from '../../recording/watching/place.ts';
import type { Watch } from '../../recording/watching/watch.ts';
import { languageFor } from '../language/languages.ts';
import { createLanguageOf } from './locales.ts';
import type { PersonOf } from './people.ts';
import type { Voice } from './voice.ts';

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
