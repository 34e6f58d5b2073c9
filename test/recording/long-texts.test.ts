import { expect, test } from 'vitest';
import { fileUrl } from '../../src/recording/file-url.ts';
import { readPaste } from '../../src/recording/paste/paste.ts';
import { LONGEST_NAME } from '../../src/recording/recording.ts';
import { readPattern, sameScope } from '../../src/recording/watching/rule.ts';

const SID = '9f3c51d07ab84e6fb2a1c0d94e7785aa';

test('an alias that is too long is refused with its length, and not cut', () => {
  const longest = 'x'.repeat(LONGEST_NAME);
  expect(readPaste(`${SID} as:${longest}`)).toMatchObject({ sid: SID, options: { alias: longest } });
  expect(readPaste(`${SID} as:${longest}y`)).toEqual({
    misread: { kind: 'long_alias', length: LONGEST_NAME + 1 },
    sid: SID,
  });
});

test('what is too long for a channel of Agora is not taken for one', () => {
  expect(readPaste(`sid=${SID} cname=${'x'.repeat(LONGEST_NAME + 1)}`)).not.toHaveProperty('cname');
  expect(readPaste(`sid=${SID} cname=${'x'.repeat(LONGEST_NAME)}`)).toHaveProperty('cname');
});

test('a pattern is refused for its length before its accents are brought into order', () => {
  const accents = `a${'\u0301\u0323'.repeat(300)}`;
  expect(readPattern(accents)).toEqual({ bad: { kind: 'too_long', length: accents.length } });
  expect(sameScope({ pattern: accents }, { pattern: accents })).toBe(false);
});

test('no bucket has a key of so many bytes, so there is no link to it', () => {
  expect(fileUrl('https://files.example.com', 'x'.repeat(1_024))).toBeDefined();
  expect(fileUrl('https://files.example.com', 'x'.repeat(1_025))).toBeUndefined();
});

test('an object inside of more layers than anybody packs is not looked for', () => {
  const packed = (layers: number) => `${'{"a":'.repeat(layers)}{"sid":"${SID}"}${'}'.repeat(layers)}`;
  expect(readPaste(packed(50))).toMatchObject({ sid: SID });
  expect(readPaste(packed(6_000))).not.toHaveProperty('sid');
});
