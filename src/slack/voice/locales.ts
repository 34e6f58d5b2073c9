import { setTimeout as sleep } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import type { Log } from '../../ports/process.ts';
import { failureOf } from '../api/failure.ts';
import type { Language } from '../language/language.ts';
import { languageFor } from '../language/languages.ts';

/**
 * In which language to answer a person. Takes less than a second and never throws: an answer in another language is
 * better than none, or than a form that Slack has given up.
 */
export type LanguageOf = (user: string) => Promise<Language>;

/** People rarely change their language, and asking Slack takes a tenth of a second of their waiting. */
const REMEMBERED_MS = 3_600_000;

/** For so long Slack is not asked again for somebody of whom it did not say it, or not in time. */
const PAUSE_MS = 60_000;

/** Forms have to be answered, and modals opened, within three seconds in all. */
const PATIENCE_MS = 700;

/** More people than this at once, and the oldest are asked for again. */
const MOST_REMEMBERED = 5_000;

interface Remembered {
  readonly code: string | undefined;
  readonly until: number;
}

/** The language of each person's Slack where the bot speaks it, else the configured one. */
export function createLanguageOf(
  client: WebClient,
  defaultLanguage: string,
  log: Log,
  now: () => number,
): LanguageOf {
  const remembered = new Map<string, Remembered>();
  const asking = new Map<string, Promise<void>>();

  function remember(user: string, code: string | undefined, forMs: number): void {
    const [oldest] = remembered.keys();
    if (oldest !== undefined && remembered.size >= MOST_REMEMBERED) remembered.delete(oldest);
    remembered.set(user, { code, until: now() + forMs });
  }

  /** What was known before counts on. */
  const leave = (user: string): void => remember(user, remembered.get(user)?.code, PAUSE_MS);

  async function ask(user: string): Promise<void> {
    try {
      const { user: person } = await client.users.info({ user, include_locale: true });
      // `zh-CN` and `zh-TW` are both answered in the one Chinese there is.
      remember(user, person?.locale?.split('-')[0], REMEMBERED_MS);
    } catch (error) {
      log.warn({ why: failureOf(error).kind }, 'localeUnknown');
      leave(user);
    } finally {
      asking.delete(user);
    }
  }

  return async (user) => {
    const known = remembered.get(user);
    if (!known || now() >= known.until) {
      const asked = asking.get(user) ?? ask(user);
      if (!asking.has(user)) asking.set(user, asked);
      const enough = new AbortController();
      const late = sleep(PATIENCE_MS, 'late' as const, { signal: enough.signal });
      if ((await Promise.race([asked, late.catch(() => undefined)])) === 'late') leave(user);
      enough.abort();
    }
    return languageFor(remembered.get(user)?.code, defaultLanguage);
  };
}
