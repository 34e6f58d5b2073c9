import type { PictureWords } from '../../src/ports/slack.ts';
import { LANGUAGE_CODES, languageFor } from '../../src/slack/language/languages.ts';

/** Words of a picture in a language, as the messenger hands them over. */
export function wordsOf(code: string): PictureWords {
  const { phase, ending } = languageFor(code);
  return { ...ending.picture, phase };
}

export const LANGUAGES = LANGUAGE_CODES;
