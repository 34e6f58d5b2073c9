import type { Language } from '../language/language.ts';
import { languageFor } from '../language/languages.ts';
import type { PersonOf } from './people.ts';

/**
 * Language in which to answer a person: that of their Slack if the bot speaks it, else the configured one. Never throws:
 * an answer in another language is better than none.
 */
export type LanguageOf = (user: string) => Promise<Language>;

export const createLanguageOf =
  (personOf: PersonOf, defaultLanguage: string): LanguageOf =>
  async (user) => {
    // Both `zh-CN` and `zh-TW` are answered in Simplified Chinese, the only one there is.
    const code = (await personOf(user))?.locale?.split('-')[0];
    return languageFor(code, defaultLanguage);
  };
