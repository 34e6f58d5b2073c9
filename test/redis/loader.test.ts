import { describe, expect, it } from 'vitest';
import { BrokenScript, createLoader } from '../../src/redis/connection/scripts/loader.ts';
import { POLICIES, readLua } from '../../src/redis/open-keyspace.ts';
import { LUA_FILES } from './lua-files.ts';

const NUMBERS = { telling: { NAMED: 20, MOST: 1 }, polling: { GRACE_MS: 16, MOST: 2 } };

/** The lines of the script `telling/take`, put together from these files, without blank ones. */
function put(files: Readonly<Record<string, string>>): readonly string[] {
  const { text } = createLoader((file) => files[file], NUMBERS)('telling/take');
  return text.split('\n').filter((line) => line !== '');
}

const TAG = 'local TAG = KEYS[1]';

describe('a script is put together', () => {
  it('from what its parts include in turn, each once and before its first use', () => {
    const files = {
      'telling/lua/take.lua': '-- @include telling/outbox\n-- @include connection/clock\ntake()',
      'telling/lua/parts/outbox.lua': '-- @include connection/clock\noutbox()',
      'connection/lua/parts/clock.lua': 'clock()',
    };
    expect(put(files)).toEqual([TAG, 'clock()', 'outbox()', 'take()']);
  });

  it('with the numbers that it names, each once, from its own corner unless it names another', () => {
    const files = {
      'telling/lua/take.lua': '-- @policy NAMED\n-- @policy polling/GRACE_MS\n-- @include telling/outbox',
      'telling/lua/parts/outbox.lua': '-- @policy NAMED\noutbox()',
    };
    expect(put(files)).toEqual([TAG, 'local NAMED = 20', 'local GRACE_MS = 16', 'outbox()']);
  });
});

describe('a script is refused, with file and line,', () => {
  it.for<[string, Readonly<Record<string, string>>, RegExp]>([
    [
      'for a part that does not exist',
      { 'telling/lua/take.lua': 'one()\n-- @include telling/outbx' },
      /^telling\/lua\/take\.lua:2: includes telling\/lua\/parts\/outbx\.lua, which does not exist$/,
    ],
    [
      'for parts that include each other',
      {
        'telling/lua/take.lua': '-- @include telling/one',
        'telling/lua/parts/one.lua': '-- @include telling/other',
        'telling/lua/parts/other.lua': '-- @include telling/one',
      },
      /^telling\/lua\/parts\/other\.lua:1: goes in a circle: .*one\.lua → .*other\.lua → .*one\.lua$/,
    ],
    [
      'for a number that its corner has not',
      { 'telling/lua/take.lua': '-- @policy GRACE_MS' },
      /^telling\/lua\/take\.lua:1: telling\/policy\.ts has no number GRACE_MS$/,
    ],
    [
      'for two numbers of one name',
      { 'telling/lua/take.lua': '-- @policy MOST\n-- @policy polling/MOST' },
      /^telling\/lua\/take\.lua:2: MOST is that of telling already$/,
    ],
    [
      'for two functions of one name',
      {
        'telling/lua/take.lua': '-- @include polling/agenda\n-- @include telling/outbox',
        'polling/lua/parts/agenda.lua': 'local function put_back(app)\nend',
        'telling/lua/parts/outbox.lua': 'local function put_back(place)\nend',
      },
      /^telling\/lua\/parts\/outbox\.lua:1: put_back is defined in polling\/lua\/parts\/agenda\.lua:1 already$/,
    ],
    [
      'for a word that is misspelt',
      { 'telling/lua/take.lua': '-- @inlcude telling/outbox' },
      /^telling\/lua\/take\.lua:1: .* is neither @include nor @policy$/,
    ],
    ['for a file that is missing', {}, /^telling\/take: there is no telling\/lua\/take\.lua$/],
  ])('%s', ([, files, why]) => {
    expect(() => put(files)).toThrow(BrokenScript);
    expect(() => put(files)).toThrow(why);
  });
});

const source = (file: string): string => readLua(file) ?? '';

/** Without comments and texts. */
const codeOf = (file: string): string => source(file).replace(/--.*|'[^']*'/g, '');

const directives = (file: string, verb: string): readonly string[] =>
  [...source(file).matchAll(new RegExp(`^-- @${verb} (\\S+)$`, 'gm'))].map(([, what = '']) => what);

/** `telling/outbox` of `telling/lua/parts/outbox.lua`. */
const partName = (file: string): string => file.replace('/lua/parts/', '/').replace('.lua', '');

const DEFINED_BY: ReadonlyMap<string, string> = new Map(
  LUA_FILES.filter((file) => file.includes('/parts/')).flatMap((file) =>
    [...source(file).matchAll(/^local function (\w+)/gm)].map(([, name = '']) => [name, partName(file)]),
  ),
);

/** Parts of which a file calls something, itself apart. */
function partsUsed(file: string): readonly string[] {
  const code = codeOf(file);
  const own = new Set([...code.matchAll(/\blocal (?:function )?(\w+)/g)].map(([, name]) => name));
  const called = new Set([...code.matchAll(/(?<![\w.:])(\w+)\(/g)].map(([, name = '']) => name));
  const parts = [...called].flatMap((name) => (own.has(name) ? [] : (DEFINED_BY.get(name) ?? [])));
  return [...new Set(parts)].filter((part) => part !== partName(file)).toSorted();
}

/** Answers to a question for each file. */
const ofEach = <T>(ask: (file: string) => T) =>
  Object.fromEntries(LUA_FILES.map((file) => [file, ask(file)]));

describe('our scripts', () => {
  // Redis notices what is missing only when it comes to the line, and never what is needless.
  it('include whatever they use, and nothing else', () => {
    expect(ofEach((file) => directives(file, 'include').toSorted())).toEqual(ofEach(partsUsed));
  });

  it('use the numbers that they name, and have none of their own', () => {
    const needless = (file: string) =>
      directives(file, 'policy').filter((name) => !new RegExp(`\\b${name}\\b`).test(codeOf(file)));
    // A thousand milliseconds are a second; more is a matter of policy.
    const own = (file: string) =>
      codeOf(file).match(/^\s*local [A-Z][A-Z_]+\b.*\d|\b(?!1000\b)\d{3,}\b/gm) ?? [];
    expect(ofEach(needless)).toEqual(ofEach(() => []));
    expect(ofEach(own)).toEqual(ofEach(() => []));
  });

  it('can all be put together', () => {
    const load = createLoader(readLua, POLICIES);
    const names = LUA_FILES.filter((file) => !file.includes('/parts/')).map((file) =>
      file.replace('/lua/', '/').replace('.lua', ''),
    );
    for (const name of names) expect(load(name).text).toContain('KEYS[1]');
  });
});
