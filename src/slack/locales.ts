import type { WebClient } from '@slack/web-api';
import type { Log } from '../ports/log.ts';
import type { Language } from './language/language.ts';
import { languageFor } from './language/languages.ts';
import { failureOf } from './messenger/failure.ts';

/** In which language to answer a person. Never throws: an answer in another language is better than none. */
export type LanguageOf = (user: string) => Promise<Language>;

/** People rarely change their language, and asking Slack takes a tenth of a second of their waiting. */
const REMEMBERED_MS = 3_600_000;

/** More people than this at once, and the oldest are asked for again. */
const MOST_REMEMBERED = 5_000;

/** The language of each person's Slack where the bot speaks it, else the configured one. */
export function createLanguageOf(
  client: WebClient,
  defaultLanguage: string,
  log: Log,
  now: () => number,
): LanguageOf {
  const remembered = new Map<string, { readonly code: string | undefined; readonly at: number }>();

  async function localeOf(user: string): Promise<string | undefined> {
    const known = remembered.get(user);
    if (known && now() - known.at < REMEMBERED_MS) return known.code;
    const { user: person } = await client.users.info({ user, include_locale: true });
    // `zh-CN` and `zh-TW` are both answered in the one Chinese there is.
    const code = person?.locale?.split('-')[0];
    const [oldest] = remembered.keys();
    if (oldest !== undefined && remembered.size >= MOST_REMEMBERED) remembered.delete(oldest);
    remembered.set(user, { code, at: now() });
    return code;
  }

  return async (user) => {
    try {
      return languageFor(await localeOf(user), defaultLanguage);
    } catch (error) {
      log.warn({ why: failureOf(error).kind }, 'localeUnknown');
      return languageFor(defaultLanguage);
    }
  };
}
