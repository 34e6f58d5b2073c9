import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { VARIABLES } from '../src/config/variables.ts';
import { HOW } from '../src/recording/ending/ending.ts';
import type { Known } from '../src/recording/known.ts';
import { PHASES, type Phase } from '../src/recording/phase.ts';
import { DEFAULT_POLICY } from '../src/recording/policy.ts';
import type { Recording } from '../src/recording/recording.ts';
import { loggedOutcomes } from './logged-outcomes.ts';
import { nextLookOf, registered } from './recording/watched.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

const read = (file: string): string => readFileSync(join(root, file), 'utf8');

const pagesIn = (folder: string): string[] =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name));

const pages = [
  ...pagesIn('.'),
  ...pagesIn('docs'),
  ...pagesIn('docs/zh'),
  ...pagesIn('docs/adr'),
  'src/redis/README.md',
  'test/lives/README.md',
];

/** Paths of the project, named from its root; patterns, ports and lines of a shell are none. */
const PATH = /(?<![\w./-])(?:src|test|docs|bench|sandbox|scripts)\/[\w./-]*[\w/]/g;

test('every path that a page names exists', () => {
  const missing = pages.flatMap((page) =>
    [...read(page).matchAll(PATH)]
      .filter(([path]) => !existsSync(join(root, path)))
      .map(([path]) => `${page}: ${path}`),
  );
  expect(missing).toEqual([]);
});

/** Targets of links and pictures, in Markdown and in HTML. */
const LINK = /\]\(([^)\s]+)\)|(?:src|srcset|href)="([^"]+)"/g;

/** The name by which a heading is linked to, made as GitHub makes it. */
const anchor = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');

const anchorsOf = (page: string): string[] =>
  [...read(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchor(heading));

test('no link of a page is dead, be it to a file or to a heading', () => {
  const dead = pages.flatMap((page) =>
    [...read(page).matchAll(LINK)]
      .map(([, markdown, html]) => markdown ?? html ?? '')
      .filter((link) => !/^(?:https?|mailto):/.test(link))
      .filter((link) => {
        const [file = '', heading] = link.split('#');
        const target = file === '' ? page : join(dirname(page), file);
        if (!existsSync(join(root, target))) return true;
        return heading !== undefined && !anchorsOf(target).includes(decodeURIComponent(heading));
      })
      .map((link) => `${page} → ${link}`),
  );
  expect(dead).toEqual([]);
});

test('no page has the marks of a merge that went wrong', () => {
  expect(pages.filter((page) => /^(?:<{7}|={7}|>{7})(?: |$)/m.test(read(page)))).toEqual([]);
});

test('no empty line cuts a table in two: the rest would be shown as text', () => {
  const cut = pages.filter((page) => /^\|.*\|\n\n\|(?!.*\n\| ?:?-)/m.test(read(page)));
  expect(cut).toEqual([]);
});

test('the README is read in five minutes, and its first screen ends with the commands', () => {
  const readme = read('README.md');
  expect(readme.split(/\s+/).filter(Boolean).length).toBeLessThanOrEqual(1_400);
  expect(readme.slice(0, readme.indexOf('\n## ')).trim().split('\n').length).toBeLessThanOrEqual(25);
});

/** Pages for users, which are kept in both languages. */
const FOR_USERS = /^\| \[[^\]]+\]\(([\w-]+\.md)\) \(\[中文\]/gm;

test('every page for users exists in Chinese, and there is no other', () => {
  const english = [...read('docs/README.md').matchAll(FOR_USERS)].map(([, page = '']) => page);
  expect(readdirSync(join(root, 'docs/zh')).toSorted()).toEqual(english.toSorted());
});

// The English page is printed from the same table.
test('every variable is in the Chinese page, with the default that the configuration has', () => {
  const rows = ['必填', 'Slack', '声网', 'Redis', '判断', '进程'].flatMap((heading) =>
    rowsUnder(heading, 'docs/zh/configure.md'),
  );
  const said = rows.flatMap(([names = '', , values = '']) => {
    const defaults = values.replaceAll('`', '').split('、');
    return (names.match(/\w+/g) ?? []).map((name, at) => [name, defaults[at]] as const);
  });
  expect(said.map(([name]) => name).toSorted()).toEqual(Object.keys(VARIABLES).toSorted());
  const wrong = said.filter(([name, value]) => {
    const { success, data } = VARIABLES[name as keyof typeof VARIABLES].safeParse(undefined);
    return success && data !== undefined && String(data) !== value;
  });
  expect(wrong).toEqual([]);
});

test('the index of the documentation names every page, and that of the decisions every decision', () => {
  const missing = (index: string, folder: string) =>
    readdirSync(join(root, folder)).filter(
      (name) => name.endsWith('.md') && name !== 'README.md' && !read(index).includes(`(${name})`),
    );
  expect([...missing('docs/README.md', 'docs'), ...missing('docs/adr/README.md', 'docs/adr')]).toEqual([]);
});

/** The rows of the tables under a heading, as cells. */
function rowsUnder(heading: string, page = 'docs/how-it-works.md'): string[][] {
  const [, after = ''] = read(page).split(`## ${heading}\n`);
  const [table = ''] = after.split('\n## ');
  return table
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(1)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

test('every phase has its row in how-it-works, and there are no others', () => {
  const named = rowsUnder('Phases').flatMap(([phases = '']) => phases.split(', '));
  expect(named.toSorted()).toEqual(PHASES.map((phase) => phase.replace('_', ' ')).toSorted());
});

test('every way in which a recording is over has its row in how-it-works, and there are no others', () => {
  const named = new Set(rowsUnder('How an end is called').map(([phase, how]) => `${phase}: ${how}`));
  const known = Object.entries(HOW).flatMap(([phase, all]) =>
    all.map((how) => `${phase.replace('_', ' ')}: ${how}`),
  );
  expect([...named].toSorted()).toEqual(known.toSorted());
});

/** Words in the first cells of rows, up to a placeholder. */
const wordsOf = (rows: string[][]): string[] =>
  rows.flatMap(([cell = '']) => cell.match(/(?<=`)[\w ]+(?=[{`])/g) ?? []);

test.each([
  ['docs/operations.md', 'Log'],
  ['docs/zh/operations.md', '日志'],
])('%s explains every outcome that is logged, and no other', (page, heading) => {
  expect(wordsOf(rowsUnder(heading, page)).toSorted()).toEqual(loggedOutcomes());
});

test('every reason of a probe that operations explains is in the code', () => {
  const code = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => read(join('src', name)))
    .join('\n');
  const reasons = wordsOf(rowsUnder('Probes', 'docs/operations.md'));
  expect(reasons).not.toEqual([]);
  expect(reasons.filter((text) => !code.includes(text))).toEqual([]);
});

const NOW = 1_800_000_000_000;
const DAY_S = 86_400;

/** Seconds until the next look at a recording that has been in a phase for so many seconds. */
function waitIn(phase: Phase, ageS: number, more: Partial<Known> = {}): number {
  const known: Known = { ...registered(), phase, since: NOW - ageS * 1_000, ...more };
  const watchedFrom = phase === 'starting' ? { watchedFrom: known.since } : {};
  return ((nextLookOf({ ...known, ...watchedFrom }, NOW) ?? NOW) - NOW) / 1_000;
}

const facts = (more: Pick<Recording, 'endsAt' | 'stopRequestedAt'>): Partial<Known> => ({
  recording: { ...registered().recording, ...more },
});
const blind = (looks: number) => ({ blind: { since: NOW, looks, cause: 'quota', told: false } }) as const;
const suspect = (looks: number) => ({
  suspect: { since: NOW, lastAt: NOW, looks, restarts: 0, shown: false },
});
const POLL_S = DEFAULT_POLICY.pollMs / 1_000;

/** Seconds of each wait that a row names, in its order. */
const WAITS: Record<string, readonly number[]> = {
  'registered, starting': [0, 20, 60].map((age) => waitIn('starting', age)),
  ready: [0, DAY_S].map((age) => waitIn('ready', age)),
  'recording, paused': [0, 120].map((age) => waitIn('recording', age)),
  'live, from 2 min before `endsAt` or the limit until 5 min after it': [
    waitIn('recording', DAY_S, facts({ endsAt: NOW + 120_000 })),
  ],
  'live, and the page recorder says that it is closing': [waitIn('recording', DAY_S, { closingSince: NOW })],
  'a stop was reported': [waitIn('recording', DAY_S, facts({ stopRequestedAt: NOW }))],
  stopping: [0, 120].map((age) => waitIn('stopping', age)),
  'refused, not yet believed': [1, 2, 3].map((rejections) => waitIn('starting', 0, { rejections })),
  'checking a 404': [1, 2, 3, 4, 5].map((looks) => waitIn('recording', 0, suspect(looks))),
  'cannot see': [1, 2, 3, 4].map((looks) => waitIn('recording', 0, blind(looks))),
  'over by disappearance alone': [0, 1, 2].map((afterLooks) => waitIn('ended', 0, { afterLooks })),
  'not started': [0, 600].map((age) => waitIn('not_started', age)),
};

/** The waits of a row in seconds. A list of numbers has its unit at its end; how long a wait lasts is left out. */
function waitsIn(cell: string): number[] {
  const plain = cell
    .replace(/for two minutes|when .*|after the verdict.*/g, '')
    .replace('a minute, later five', '1 and 5 minutes')
    .replace('`POLL_SECONDS`', `${POLL_S} s`);
  return [...plain.matchAll(/((?:[\d, ]|and )*\d)+ (s|minutes)\b/g)].flatMap(([, list = '', unit]) =>
    (list.match(/\d+/g) ?? []).map((n) => Number(n) * (unit === 's' ? 1 : 60)),
  );
}

test('the waits of how-it-works are those of the code, row by row', () => {
  const said = rowsUnder('When it looks').map(([row = '', waits = '']) => [row, waitsIn(waits)]);
  expect(Object.fromEntries(said)).toEqual(WAITS);
});
