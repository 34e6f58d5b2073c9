import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const page = readFileSync('docs/dependencies.md', 'utf8');
const declared = JSON.parse(readFileSync('package.json', 'utf8'));

const licenceOf = (name: string): string =>
  JSON.parse(readFileSync(join('node_modules', name, 'package.json'), 'utf8')).license;

/** Package and licence of each row under a heading. */
function rowsUnder(heading: string): string[] {
  const [, section = ''] = page.split(`## ${heading}\n`);
  const [rows = ''] = section.split('\n## ');
  return [...rows.matchAll(/^\| `([^`]+)` \| ([^|]+) \| \S.* \|$/gm)].map(
    ([, name, licence]) => `${name} ${licence}`,
  );
}

test.each([
  ['In production', 'dependencies'],
  ['In development', 'devDependencies'],
])('the page names each package, its licence and its reason: %s', (heading, kind) => {
  const expected = Object.keys(declared[kind]).map((name) => `${name} ${licenceOf(name)}`);
  expect(rowsUnder(heading)).toEqual(expected.toSorted());
});
