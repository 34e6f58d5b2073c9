import { describe, expect, test } from 'vitest';
import type { Language } from '../../src/slack/language/language.ts';
import { type Paths, pathsThrough } from './book/paths.ts';
import { type Page, printed } from './book/printed.ts';
import type { scenesOf } from './book/scenes.ts';

/** What things are called in each language of the book. */
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

const told: ReturnType<typeof scenesOf>[] = [];
const languages: Language[] = [];

describe.each(Object.entries(NAMES))('what is said in “%s”', (code, name) => {
  let paths: Paths;

  test('has at least 95 of 100 ways through its sentences in the book', async () => {
    paths = await pathsThrough(
      (url) => FILES[code]?.test(url) ?? false,
      async () => {
        const { languageFor } = await import('../../src/slack/language/languages.ts');
        const { everyMessage } = await import('./every-message.ts');
        const { everyView } = await import('./every-view.ts');
        const { alone } = await import('./book/alone.ts');
        const { scenesOf } = await import('./book/scenes.ts');
        const language = languageFor(code);
        const all = [...everyMessage(name, language), ...everyView(name, language), ...alone(name, language)];
        languages.push(language);
        told.push(scenesOf(name, language, all));
      },
    );
    const share = 1 - paths.unread.length / paths.total;
    expect(paths.total).toBeGreaterThan(100);
    const lines = paths.unread.map(({ file, code: words }) => `${file}: ${words}`);
    expect(share, `not in the book:\n${lines.join('\n')}`).toBeGreaterThanOrEqual(0.95);
    // Everything is loaded anew and watched line by line.
  }, 120_000);
});

describe('the book', () => {
  const names = () => languages.map(({ ownName }) => ownName);
  const scenes = (): readonly Page[] =>
    (told[0]?.scenes ?? []).map(({ title }, nth) => ({
      title: `${nth + 1}. ${title}`,
      languages: told.map((each) => each.scenes[nth]?.made ?? []),
    }));

  test('reads as it did when somebody last read it: scenes, and what is said in none of them', async () => {
    const pages = scenes();
    const seen = languages.map(() => new Set<string>());
    printed(pages, names(), seen);
    const beside = { title: 'Said in no scene', languages: told.map((each) => each.beside) };
    await expect(printed(pages, names())).toMatchFileSnapshot('book/scenes.md');
    await expect(printed([beside], names(), seen)).toMatchFileSnapshot('book/beside.md');
  });

  test.each(Object.keys(NAMES))('has nearly all words that stand in “%s” as they are', (code) => {
    const nth = Object.keys(NAMES).indexOf(code);
    const book = printed(
      [...scenes(), { title: '', languages: told.map((each) => each.beside) }].map((page) => ({
        ...page,
        languages: [page.languages[nth] ?? []],
      })),
      [''],
    );
    const all = [...wordsOf(languages[nth], '')];
    const missing = all.filter(
      ([, words]) => !words.split('\n').every((line) => book.includes(line.replaceAll('|', '\\|'))),
    );
    const lines = missing.map(([at, words]) => `${at}: ${words}`);
    expect(missing.length / all.length, `not in the book:\n${lines.join('\n')}`).toBeLessThanOrEqual(0.05);
  });
});
