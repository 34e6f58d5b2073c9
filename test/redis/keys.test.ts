import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const room = fileURLToPath(new URL('../../src/redis', import.meta.url));
const textOf = (file: string): string => readFileSync(join(room, file), 'utf8');

test('the table of keys names every key, and no other', () => {
  const files = readdirSync(room, { recursive: true, encoding: 'utf8' });
  const code = files.filter((file) => /\.(ts|lua)$/.test(file)).map(textOf);
  const used = code.flatMap((text) =>
    [...text.matchAll(/\bkey\('([a-z-]+)'|\bTAG \.\. ':([a-z-]+)/g)].map(([, kind, lua]) => kind ?? lua),
  );
  const rows = [...textOf('README.md').matchAll(/^\| `([a-z-]+)[:`]/gm)].map(([, kind]) => kind);
  const ours = rows.filter((kind) => kind !== 'poll');
  expect(ours.toSorted()).toEqual([...new Set(used)].toSorted());
});
