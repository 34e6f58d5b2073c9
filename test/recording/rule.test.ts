import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { globMatches, judgeRule, readPattern, sameScope } from '../../src/recording/watching/rule.ts';
import { asksForAll, readRule } from '../../src/recording/watching/rule-text.ts';

describe('a pattern', () => {
  test.each([
    ['class-*', 'class-7b', true],
    ['class-*', 'class-', true],
    ['class-*', 'my-class-7b', false],
    ['CLASS-*', 'Class-7B', true],
    ['*-live', 'show-live', true],
    ['*-live', 'show-live-2', false],
    ['*a*b*c*', 'xxaxxbxxcxx', true],
    ['*a*b*c*', 'xxaxxcxxbxx', false],
    ['room-?', 'room-7', true],
    ['room-?', 'room-', false],
    ['room-?', 'room-12', false],
    ['room', 'room', true],
    ['room', 'rooms', false],
    ['?', '🎻', true],
    ['caf\u00E9', 'cafe\u0301', true],
    ['a.c', 'abc', false],
    ['*', '', true],
    ['?*', '', false],
  ])('%s and the channel “%s”: %s', (pattern, name, matches) => {
    expect(globMatches(pattern, name)).toBe(matches);
  });

  const letter = fc.constantFrom('a', 'b', 'A', '-', '.', '[', '(', '+', '\\', '$', 'é', '🎻');
  const name = fc.array(letter, { maxLength: 12 }).map((letters) => letters.join(''));
  const pattern = fc
    .array(fc.oneof(letter, fc.constantFrom('*', '?')), { maxLength: 12 })
    .map((letters) => letters.join(''));

  /** The definition, tried out in every way; only for names as short as these. */
  function byDefinition([first, ...rest]: readonly string[], given: readonly string[]): boolean {
    if (first === undefined) return given.length === 0;
    if (first === '*') {
      return Array.from({ length: given.length + 1 }, (_, n) => n).some((n) =>
        byDefinition(rest, given.slice(n)),
      );
    }
    const [letter, ...others] = given;
    return letter !== undefined && (first === '?' || first === letter) && byDefinition(rest, others);
  }

  test('takes what its definition takes, and nothing else', () => {
    fc.assert(
      fc.property(pattern, name, (wanted, given) => {
        const letters = (text: string) => [...text.toLowerCase()];
        expect(globMatches(wanted, given)).toBe(byDefinition(letters(wanted), letters(given)));
      }),
      { numRuns: 2_000 },
    );
  });

  test('takes every name of which it was made by leaving pieces out', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(name, fc.boolean())), (pieces) => {
        const given = pieces.map(([piece]) => piece).join('');
        const wanted = pieces.map(([piece, kept]) => (kept ? piece : '*')).join('');
        expect(globMatches(wanted, given.toUpperCase())).toBe(true);
      }),
    );
  });

  test('is cheap where a regular expression would never come back', () => {
    expect(globMatches(`${'*a'.repeat(50)}b`, 'a'.repeat(500))).toBe(false);
  });
});

describe('a rule', () => {
  test.each([
    [{ pattern: '*' }, { app: 'prod' }, 'yes'],
    [{ pattern: '*', app: 'prod' }, { app: 'prod' }, 'yes'],
    [{ pattern: '*', app: 'prod' }, { app: 'test', cname: 'class-1' }, 'no'],
    [{ pattern: 'class-*' }, { app: 'prod', cname: 'class-1' }, 'yes'],
    [{ pattern: 'class-*' }, { app: 'prod', cname: 'show' }, 'no'],
    [{ pattern: 'class-*' }, { app: 'prod' }, 'unknown'],
    [{ pattern: 'class-*', app: 'test' }, { app: 'prod' }, 'no'],
  ] as const)('%j of %j: %s', (rule, named, judged) => {
    expect(judgeRule(rule, named)).toBe(judged);
  });

  test('is the same however its pattern is typed', () => {
    expect(sameScope({ pattern: 'Class-*' }, { pattern: 'class-*' })).toBe(true);
    expect(sameScope({ pattern: 'class-*' }, { pattern: 'class-?' })).toBe(false);
    expect(sameScope({ pattern: 'class-*' }, { pattern: 'class-*', app: 'prod' })).toBe(false);
  });
});

describe('what is typed as a rule', () => {
  test.each([
    ['all', { pattern: '*' }],
    ['ALL', { pattern: '*' }],
    ['all app:prod', { pattern: '*', app: 'prod' }],
    ['all channel:class-*', { pattern: 'class-*' }],
    ['all channel:"Class 7 *" lang:ZH', { pattern: 'Class 7 *', lang: 'zh' }],
    ['all channel:`class-*`', { pattern: 'class-*' }],
    ['all channel:class-∗', { pattern: 'class-*' }],
    ['all channel:*-live*', { pattern: '*-live*' }],
    ['all channel：class-*，only：ended，lost', { pattern: 'class-*', only: ['ended', 'lost'] }],
    ['all，channel：class-*', { pattern: 'class-*' }],
    ['all,channel:class-* lang:zh', { pattern: 'class-*', lang: 'zh' }],
    ['all channel: class-* max: 4', { pattern: 'class-*', max: 4 }],
    ['`all` channel:class-*', { pattern: 'class-*' }],
    ["all channel:'class 7 *' only:ended, lost", { pattern: 'class 7 *', only: ['ended', 'lost'] }],
    ['all channel:<http://class7.example.com|class7.example.com>', { pattern: 'class7.example.com' }],
    ['all channel:a***b', { pattern: 'a*b' }],
    ['all channel:“class-*”', { pattern: 'class-*' }],
    [
      'all app:"my app" channel:class-* only:ended,lost',
      { app: 'my app', pattern: 'class-*', only: ['ended', 'lost'] },
    ],
  ])('%s', (text, rule) => {
    expect(asksForAll(text)).toBe(true);
    expect(readRule(text)).toEqual(rule);
  });

  test.each([
    ['all class-*', { kind: 'strange_word', word: 'class-*' }],
    ['all brodcast:none', { kind: 'strange_word', word: 'brodcast:none' }],
    ['all channel:a channel:b', { kind: 'strange_word', word: 'channel:b' }],
    ['all as:Algebra', { kind: 'strange_word', word: 'as:Algebra' }],
    ['all only:everything', { kind: 'unknown_kind', written: 'everything' }],
    ['all channel:', { kind: 'bad_pattern', bad: { kind: 'empty' } }],
    ['all channel:""', { kind: 'bad_pattern', bad: { kind: 'empty' } }],
    ['all channel:^class-.*$', { kind: 'bad_pattern', bad: { kind: 'regex', written: '^class-.*$' } }],
    ['all channel:class-\\d', { kind: 'bad_pattern', bad: { kind: 'regex', written: 'class-\\d' } }],
    ['all channel:#general', { kind: 'bad_pattern', bad: { kind: 'slack_channel', written: '#general' } }],
    [
      'all channel:<#C0ROOM|general>',
      { kind: 'bad_pattern', bad: { kind: 'slack_channel', written: '#general' } },
    ],
  ])('%s is not understood', (text, misread) => {
    expect(readRule(text)).toEqual({ misread });
  });

  test('is too long from 101 characters on', () => {
    expect(readPattern('a'.repeat(100))).toEqual({ pattern: 'a'.repeat(100) });
    expect(readPattern('a'.repeat(101))).toEqual({ bad: { kind: 'too_long', length: 101 } });
  });

  test('begins with the word all, and with no other', () => {
    expect(asksForAll('allegro')).toBe(false);
    expect(asksForAll('38f8e3 all')).toBe(false);
  });
});
