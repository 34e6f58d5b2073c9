import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { check } from 'recheck';
import { parseSync, Visitor } from 'vite';
import { expect, test } from 'vitest';
import { kept } from './kept.ts';

const { version } = JSON.parse(readFileSync('node_modules/recheck/package.json', 'utf8'));

const root = fileURLToPath(new URL('../src/', import.meta.url));

interface Found {
  readonly file: string;
  readonly pattern: string;
  readonly flags: string;
}

/** Every expression that a source text is written with, and the names of what makes them of other texts. */
function expressionsIn(file: string, source: string) {
  const found: Found[] = [];
  const made: string[] = [];
  const { program, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file} cannot be read: ${errors[0]?.message}`);
  new Visitor({
    Literal(node) {
      if ('regex' in node && node.regex) found.push({ file, ...node.regex });
    },
    NewExpression({ callee }) {
      if (callee.type === 'Identifier' && callee.name === 'RegExp') made.push(file);
    },
    CallExpression({ callee }) {
      if (callee.type === 'Identifier' && callee.name === 'RegExp') made.push(file);
    },
  }).visit(program);
  return { found, made };
}

const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(ts|mjs)$/.test(name))
  .map((name) => expressionsIn(name, readFileSync(join(root, name), 'utf8')));

/** No clock decides: a busy machine finds what an idle one finds. */
const NO_CLOCK = { timeout: null, attackTimeout: null, incubationTimeout: null };

/** Bounds the search for expressions with lookarounds or back-references; all others are decided exactly. */
const SHORT_SEARCH = {
  maxIteration: 3,
  maxInitialGenerationSize: 100,
  maxGenerationSize: 20,
  crossoverSize: 5,
  mutationSize: 5,
};

/** By the checker's program where the package has one for this machine, otherwise by the same in Java or JavaScript. */
const judge = ({ pattern, flags }: Found) => check(pattern, flags, { ...NO_CLOCK, ...SHORT_SEARCH });

async function slow(found: readonly Found[]): Promise<readonly string[]> {
  const each = new Map(found.map((one) => [`/${one.pattern}/${one.flags}`, one]));
  const slowOnes: string[] = [];
  for (const [written, one] of each) {
    const judged = await judge(one);
    if (judged.status === 'safe') continue;
    const why = judged.status === 'vulnerable' ? judged.complexity.summary : judged.error.kind;
    slowOnes.push(`${one.file}: ${written} is ${why}`);
  }
  return slowOnes;
}

test('no expression takes more than linear time, whatever it is given', async () => {
  const found = sources.flatMap((source) => source.found);
  expect(await kept('linear', [version, SHORT_SEARCH, found], () => slow(found))).toEqual([]);
}, 240_000);

test('no expression is made of a text that is known only when it runs', () => {
  expect(sources.flatMap(({ made }) => made)).toEqual([]);
});

test('expressions of each kind that once stood here would be found', async () => {
  const { found } = expressionsIn(
    'once.ts',
    String.raw`
      const ends = (text: string) => text.replace(/["',;…]+$/, '');
      const lines = (text: string) => text.replace(/\s*\n\s*/g, ' ');
      const dates = (text: string) => text.replace(/<!date\^[^|>]*\|([^>]*)>/g, '$1');
      const starred = (text: string) => /^[^\s]*\*[^\s]*$/.test(text);
      const nested = (text: string) => /^(\w+\s?)*$/.test(text) && 4 / 2 / 1;
      const behind = (text: string) => text.replace(/(?<=[a-z])\s+\s*$/, '');
      const ahead = (text: string) => /(?<!["',;…])["',;…]+(?=\S)["']*$/u.test(text);
    `,
  );
  expect(await slow(found)).toHaveLength(7);
}, 60_000);
