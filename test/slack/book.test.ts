import { describe, expect, test } from 'vitest';
import type { Language } from '../../src/slack/language/language.ts';
import { type Paths, pathsThrough } from './book/paths.ts';
import { printed } from './book/printed.ts';

/** What things are called in each book. */
const NAMES: Readonly<Record<string, string>> = { en: 'Algebra II, room 4', zh: '代数 II，4 号教室' };

/** The files of one language; what both have in common is read in either. */
const FILES: Readonly<Record<string, RegExp>> = {
  en: /\/language\/english\/.+\.ts$/,
  zh: /\/language\/chinese\/.+\.ts$/,
};

/** Sentences that are words without a choice in them, by their place in the language. */
function* wordsOf(value: unknown, at: string): Generator<readonly [at: string, words: string]> {
  if (typeof value === 'string') yield [at, value];
  else if (typeof value === 'object' && value !== null)
    for (const [name, each] of Object.entries(value)) yield* wordsOf(each, `${at}.${name}`);
}

let paths: Paths;
let book: string;
let language: Language;

describe.each(Object.entries(NAMES))('the book of everything that is said in “%s”', (code, name) => {
  test('reads as it did when somebody last read it', async () => {
    paths = await pathsThrough(
      (url) => FILES[code]?.test(url) ?? false,
      async () => {
        const { languageFor } = await import('../../src/slack/language/languages.ts');
        const { everyMessage } = await import('./every-message.ts');
        const { everyView } = await import('./every-view.ts');
        const { alone } = await import('./book/alone.ts');
        language = languageFor(code);
        const everything = [
          ...everyMessage(name, language),
          ...everyView(name, language),
          ...alone(name, language),
        ];
        book = printed(everything);
      },
    );
    await expect(book).toMatchFileSnapshot(`book/${code}.md`);
  });

  test('has at least 95 of 100 ways through its sentences', () => {
    const share = 1 - paths.unread.length / paths.total;
    expect(paths.total).toBeGreaterThan(100);
    const lines = paths.unread.map(({ file, code: words }) => `${file}: ${words}`);
    expect(share, `not in the book:\n${lines.join('\n')}`).toBeGreaterThanOrEqual(0.95);
  });

  test('has nearly all words that stand in the language as they are', () => {
    const all = [...wordsOf(language, '')];
    const missing = all.filter(([, words]) => !words.split('\n').every((line) => book.includes(line)));
    const lines = missing.map(([at, words]) => `${at}: ${words}`);
    expect(missing.length / all.length, `not in the book:\n${lines.join('\n')}`).toBeLessThanOrEqual(0.05);
  });
});
