import { beforeAll, describe, expect, test } from 'vitest';
import type { Language } from '../../src/slack/language/language.ts';
import { type Paths, pathsThrough } from './book/paths.ts';
import { type Page, printed } from './book/printed.ts';
import type { scenesOf } from './book/scenes.ts';

/** Name of the recording in each language of the book. */
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

interface Told extends ReturnType<typeof scenesOf> {
  readonly language: Language;
  readonly paths: Paths;
}

/** Tells everything in one language, loaded anew and watched line by line. */
async function tell(code: string, name: string): Promise<Told> {
  let said: Omit<Told, 'paths'> | undefined;
  const paths = await pathsThrough(
    (url) => FILES[code]?.test(url) ?? false,
    async () => {
      const { languageFor } = await import('../../src/slack/language/languages.ts');
      const { everyMessage } = await import('./every-message.ts');
      const { everyView } = await import('./every-view.ts');
      const { alone } = await import('./book/alone.ts');
      const { scenesOf } = await import('./book/scenes.ts');
      const language = languageFor(code);
      const all = [...everyMessage(name, language), ...everyView(name, language), ...alone(name, language)];
      said = { language, ...scenesOf(name, language, all) };
    },
  );
  if (!said?.scenes.length) throw new Error(`Nothing was said in “${code}”, so there is no book to compare.`);
  return { ...said, paths };
}

const told: Told[] = [];

beforeAll(async () => {
  for (const [code, name] of Object.entries(NAMES)) told.push(await tell(code, name));
}, 240_000);

test.each(Object.keys(NAMES))(
  'at least 95 of 100 ways through what is said in “%s” are in the book',
  (code) => {
    const { total = 0, unread = [] } = told[Object.keys(NAMES).indexOf(code)]?.paths ?? {};
    expect(total).toBeGreaterThan(100);
    const lines = unread.map(({ file, code: words }) => `${file}: ${words}`);
    expect(1 - unread.length / total, `not in the book:\n${lines.join('\n')}`).toBeGreaterThanOrEqual(0.95);
  },
);

describe('the book', () => {
  const names = () => told.map(({ language }) => language.ownName);
  const scenes = (): readonly Page[] =>
    (told[0]?.scenes ?? []).map(({ title }, nth) => ({
      title: `${nth + 1}. ${title}`,
      languages: told.map((each) => each.scenes[nth]?.made ?? []),
    }));

  test('reads as it did when somebody last read it: scenes, and what is said in none of them', async () => {
    const pages = scenes();
    const seen = told.map(() => new Set<string>());
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
    const all = [...wordsOf(told[nth]?.language, '')];
    const missing = all.filter(
      ([, words]) => !words.split('\n').every((line) => book.includes(line.replaceAll('|', '\\|'))),
    );
    const lines = missing.map(([at, words]) => `${at}: ${words}`);
    expect(missing.length / all.length, `not in the book:\n${lines.join('\n')}`).toBeLessThanOrEqual(0.05);
  });
});
