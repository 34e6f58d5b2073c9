import { CHINESE } from './chinese/chinese.ts';
import { ENGLISH } from './english/english.ts';
import type { Language } from './language.ts';

/** Every language there is, by the code that people write after `lang:`. A language is one folder and one line here. */
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
