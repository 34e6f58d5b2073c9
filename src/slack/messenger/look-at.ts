import type { WebClient } from '@slack/web-api';
import type { ChannelLanguages } from '../../ports/knowing.ts';
import type { Log } from '../../ports/process.ts';
import type { Policy } from '../../recording/policy.ts';
import { isPerson, type Place } from '../../recording/watching/place.ts';
import type { Watch } from '../../recording/watching/watch.ts';
import { languageFor } from '../language/languages.ts';
import type { Look } from '../render/card/look.ts';
import { createLanguageOf } from '../voice/locales.ts';

export interface Speaking {
  readonly defaultLanguage: string;
  readonly channelLanguages: ChannelLanguages;
  readonly policy: Policy;
  readonly log: Log;
}

/**
 * How a place is spoken to: in the language that was given there, a person in that of their Slack, else as configured.
 * @param watch that the message is about; what it was given counts where the place has none, as with watches older
 *   than languages of places
 */
export type LookAt = (place: Place, watch?: Watch) => Promise<Look>;

export function createLookAt(
  client: WebClient,
  { defaultLanguage, channelLanguages, policy, log }: Speaking,
): LookAt {
  const languageOf = createLanguageOf(client, defaultLanguage, log, Date.now);
  return async (place, watch) => {
    const given = (await channelLanguages.at(place)) ?? watch?.lang;
    const language =
      given === undefined && isPerson(place)
        ? await languageOf(place.channel)
        : languageFor(given, defaultLanguage);
    return { language, policy };
  };
}
