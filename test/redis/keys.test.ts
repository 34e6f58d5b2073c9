import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const room = fileURLToPath(new URL('../../src/redis', import.meta.url));
const textOf = (file: string): string => readFileSync(join(room, file), 'utf8');

/** Kinds of keys in the code, and names of queues, which are kinds of keys too. */
const KEYS =
  /\bkey\('([a-z-]+)'|\bTAG \.\. ':([a-z-]+)|(?:\bopenQueue\(keyspace, log, |^const NAME = )'([a-z]+)'/gm;

test('the table of keys names every key, and no other', () => {
  const files = readdirSync(room, { recursive: true, encoding: 'utf8' });
  const code = files.filter((file) => /\.(ts|lua)$/.test(file)).map(textOf);
  const used = code.flatMap((text) =>
    [...text.matchAll(KEYS)].map(([, key, lua, queue]) => key ?? lua ?? queue),
  );
  const cells = textOf('README.md').matchAll(/^\| (`[a-z-]+[:`][^|]*)/gm);
  const named = [...cells].flatMap(([, cell = '']) => [
    ...new Set([...cell.matchAll(/`([a-z-]+)[:`]/g)].map(([, kind]) => kind)),
  ]);
  expect(named.toSorted()).toEqual([...new Set(used)].toSorted());
});
