import { CHINESE } from './chinese/chinese.ts';
import { ENGLISH } from './english/english.ts';
import type { Language } from './language.ts';

/** Languages by the code that people write after `lang:`. A language is one folder and one line here. */
const LANGUAGES = { en: ENGLISH, zh: CHINESE } as const satisfies Readonly<Record<string, Language>>;

type LanguageCode = keyof typeof LANGUAGES;

const isCode = (code: string): code is LanguageCode => Object.hasOwn(LANGUAGES, code);

export const LANGUAGE_CODES: readonly string[] = Object.keys(LANGUAGES);

/** Language of the first of these codes that there is; English if there is none. */
export function languageFor(...codes: readonly (string | undefined)[]): Language {
  const spoken = codes.find((code) => code !== undefined && isCode(code));
  return spoken !== undefined && isCode(spoken) ? LANGUAGES[spoken] : ENGLISH;
}
