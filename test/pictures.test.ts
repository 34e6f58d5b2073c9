import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

const inDocs = (ending: string): string[] =>
  readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => join('docs', name));

const PAGES = ['README.md', 'README.zh-CN.md', 'CONTRIBUTING.md', ...inDocs('.md')];

/** Pictures that a page shows or links, by their path from the root. */
const shownBy = (page: string): string[] =>
  [
    ...readFileSync(join(root, page), 'utf8').matchAll(/(?:!?\[[^\]]*\]\(|(?:src|srcset)=")([^)"\s]+\.png)/g),
  ].map(([, path = '']) => normalize(join(dirname(page), path)));

test('the pictures in docs are those that its pages name', () => {
  const shown = new Set(PAGES.flatMap(shownBy));
  expect([...shown].toSorted()).toEqual(inDocs('.png').toSorted());
});
