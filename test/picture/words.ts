import type { PictureWords } from '../../src/ports/slack.ts';
import { LANGUAGE_CODES, languageFor } from '../../src/slack/language/languages.ts';

/** What a picture says in a language, as the messenger hands it over. */
export function wordsOf(code: string): PictureWords {
  const { phase, ending } = languageFor(code);
  return { ...ending.picture, phase };
}

export const LANGUAGES = LANGUAGE_CODES;
