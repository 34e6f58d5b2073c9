import { CHINESE } from './chinese.ts';
import { ENGLISH } from './english.ts';
import type { Language } from './language.ts';

/** Every language there is, by the code that people write after `lang:`. Adding one is adding a file and a line. */
const LANGUAGES = { en: ENGLISH, zh: CHINESE } as const satisfies Readonly<Record<string, Language>>;

type LanguageCode = keyof typeof LANGUAGES;

const isCode = (code: string): code is LanguageCode => Object.hasOwn(LANGUAGES, code);

/** The codes, for whoever checks what people write. */
export const LANGUAGE_CODES: readonly string[] = Object.keys(LANGUAGES);

/** The first of these codes that is spoken here, else English: a message in it is better than none. */
export function languageFor(...codes: readonly (string | undefined)[]): Language {
  const spoken = codes.find((code) => code !== undefined && isCode(code));
  return spoken !== undefined && isCode(spoken) ? LANGUAGES[spoken] : ENGLISH;
}
