import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

const sources = (): string[] => [
  'vitest.config.ts',
  ...['src', 'sandbox', 'scripts', 'test', 'bench'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(tsx?|mjs|lua)$/.test(name))
      .map((name) => [folder, ...name.split(sep)].join('/')),
  ),
];

/** First line of each comment that stands on lines of its own: a block, or a run of line comments. */
function headsOf(text: string, line: '//' | '--'): string[] {
  const runs = new RegExp(`(?<=^|\\n)(?![ \\t]*${line})[^\\n]*\\n[ \\t]*${line}-*[ \\t]*([^\\n]+)`, 'g');
  const found = [...`\n${text}`.matchAll(runs), ...text.matchAll(/^[ \t]*\/\*\*?[\s*]*([^\n]+)/gm)];
  return found.map(([, head = '']) => head);
}

/** Heads that begin a clause without a subject, so that a reader has to look for what the clause is about. */
const WITHOUT_SUBJECT =
  /^(?:Of|What|Whatever|Who|Whoever|Whom|Whose|Where|Wherever|Which|Whichever|That|Those|As|So|For|(?:At|By|From|In|On|To|Under|With) (?:how|wh\w+))\b/;

const isWrong = (head: string): boolean => WITHOUT_SUBJECT.test(head);

const wrong = sources().flatMap((file) =>
  headsOf(readFileSync(join(root, file), 'utf8'), file.endsWith('.lua') ? '--' : '//')
    .filter(isWrong)
    .map((head) => `${file}: ${head}`),
);

test('a comment begins with what it is about', () => {
  expect(wrong).toEqual([]);
});

test('a head is the first line of a block or of a run, and no line after it', () => {
  const text =
    '/**\n * Of one.\n * What two.\n */\nf();\n// Whoever three\n// So that four\n  /** Fine: that. */\n';
  expect(headsOf(text, '//').filter(isWrong).toSorted()).toEqual(['Of one.', 'Whoever three']);
  expect(headsOf('-- By which five\n-- As six\nreturn 1 -- Of seven\n', '--').filter(isWrong)).toEqual([
    'By which five',
  ]);
});
