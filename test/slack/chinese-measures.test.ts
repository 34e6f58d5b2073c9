import { expect, test } from 'vitest';
import {
  allOf,
  duration,
  number,
  oneOf,
  seconds,
  withMore,
} from '../../src/slack/language/chinese/measures.ts';
import { duration as inEnglish } from '../../src/slack/language/english/measures.ts';
import { code } from '../../src/slack/text.ts';

test.each([
  [-5, '0 s', '0 秒'],
  [400, '0 s', '0 秒'],
  [40_000, '40 s', '40 秒'],
  [92_000, '92 s', '92 秒'],
  [120_000, '2 min', '2 分钟'],
  [3_599_999, '1 h', '1 小时'],
  [4_320_000, '1 h 12 min', '1 小时 12 分'],
  [7_200_000, '2 h', '2 小时'],
  [100_800_000, '28 h', '28 小时'],
  [273_600_000, '3 d 4 h', '3 天 4 小时'],
])('%d ms are %s, %s', (ms, english, chinese) => {
  expect([inEnglish(ms), duration(ms)]).toEqual([english, chinese]);
});

test('a duration has the same numbers in Chinese as in English', () => {
  const numbersIn = (words: string) => words.match(/\d+/g);
  for (let ms = 0; ms < 400_000_000; ms += 977_777) {
    expect(numbersIn(duration(ms))).toEqual(numbersIn(inEnglish(ms)));
  }
});

test('a short time is told in tenths of a second, and a large number with its thousands apart', () => {
  expect([seconds(20), seconds(234), seconds(1_960)]).toEqual(['0.1 秒', '0.2 秒', '2 秒']);
  expect(number(12_345)).toBe('12,345');
});

test('the last of a list is set apart by a word, with spaces only towards what is not Chinese', () => {
  expect(allOf(['a'])).toBe('a');
  expect(allOf(['a', 'b'])).toBe('a 和 b');
  expect(allOf(['14:06:11', '14:09:11', '14:19:11'])).toBe('14:06:11、14:09:11 和 14:19:11');
  expect(allOf(['甲', '乙'])).toBe('甲和乙');
  expect(oneOf(['`en`', '`zh`'])).toBe('`en` 或 `zh`');
  expect(withMore([code('a'), code('b')], 58)).toBe('`a`、`b` 等 60 个');
  expect(withMore([code('a')], 0)).toBe('`a`');
});
