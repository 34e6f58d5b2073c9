import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  channelLink,
  code,
  codeByItsEnds,
  daysInSentences,
  mention,
  minute,
  moment,
  plainText,
  shortSid,
  shown,
  timeNear,
} from '../../src/slack/text.ts';
import { SID, START } from './subjects.ts';

describe('text from outside', () => {
  test.each([
    ['Algebra II, room 4', 'Algebra II, room 4'],
    ['class_7b', 'class_7b'],
    ['<@U1> & <!channel>', '&lt;@U1&gt; &amp; &lt;!channel&gt;'],
    ['*bold* and _italic_ and ~gone~', '∗bold∗ and ˍitalicˍ and ∼gone∼'],
    ['`code`', 'ˋcodeˋ'],
    ['one\ntwo\r\n\tthree', 'one two three'],
    ['\u202Egpj.exe', 'gpj.exe'],
    ['\u200B\u2066\u2069', '–'],
    ['', '–'],
    ['课程 二', '课程 二'],
    ['\uD83D', '\uFFFD'],
  ])('%j stands in a sentence as %j', (outside, inside) => {
    expect(shown(outside)).toBe(inside);
  });

  test('is cut between letters as people see them, and says so', () => {
    expect(shown('abcdef', 4)).toBe('abc…');
    expect(shown('abcd', 4)).toBe('abcd');
    expect(shown('👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 2)).toBe('…');
    expect(shown('é'.repeat(5), 3)).toBe('éé…');
  });

  test('can be as long as it likes: what is shown of it is short', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 400 }),
        fc.integer({ min: 1, max: 90 }),
        (text, most) => {
          expect(shown(text, most).length).toBeLessThanOrEqual(Math.max(6, most * 5));
          expect(code(text, most).length).toBeLessThanOrEqual(Math.max(8, most * 5 + 2));
        },
      ),
    );
  });

  test('never holds markup, a line end or a formatting mark that could have force', () => {
    const nasty = fc.string({
      unit: fc.constantFrom('<', '>', '&', '*', '_', '~', '`', '\n', 'a', ' ', '\u202E'),
    });
    fc.assert(
      fc.property(nasty, (text) => {
        expect(shown(text)).not.toMatch(/[<>`\n\u202E]|&(?!amp;|lt;|gt;)/);
        expect(shown(text)).not.toMatch(/(?<![\p{L}\p{N}])[*_~]|[*_~](?![\p{L}\p{N}])/u);
        expect(code(text)).toMatch(/^`[^`\n<>]+`$/);
      }),
    );
  });
});

test('a long file name keeps both ends', () => {
  const name = `${'directory/'.repeat(30)}38f8_room4_12.mp4`;
  const short = codeByItsEnds(name, 40);
  expect(short).toMatch(/^`directory\/dir.*….*room4_12\.mp4`$/);
  expect(short.length).toBe(42);
  expect(codeByItsEnds('a.mp4', 40)).toBe('`a.mp4`');
});

test('a sid is shortened to what can be recognised', () => {
  expect(shortSid(SID)).toBe('`38f8e3cf…7e1a`');
  expect(shortSid('short-sid')).toBe('`short-sid`');
});

test('only ids of people and channels become mentions', () => {
  expect(mention('U0MEI')).toBe('<@U0MEI>');
  expect(mention('U0MEI> <!channel')).toBe('U0MEI&gt; &lt;!channel');
  expect(channelLink('C0ROOM')).toBe('<#C0ROOM>');
  expect(channelLink('D0ROOM')).toBeUndefined();
});

test('moments are in the reader’s time, and in UTC where Slack shows none', () => {
  expect(moment(START)).toBe(
    `<!date^${START / 1_000}^{date_short_pretty} {time_secs}|2026-11-22 14:00:00 UTC>`,
  );
  expect(timeNear(START, START + 1)).toBe(`<!date^${START / 1_000}^{time_secs}|2026-11-22 14:00:00 UTC>`);
  expect(timeNear(START, START + 86_400_000)).toBe(moment(START));
  expect(moment(Number.MAX_SAFE_INTEGER)).toContain('|–>');
});

test.each([
  [
    `kept until ${minute(START)}.`,
    'kept <!date^1795356000^until {date_short_pretty} {time}|until 2026-11-22 14:00:00 UTC>.',
  ],
  [
    `Since ${minute(START)}`,
    '<!date^1795356000^Since {date_short_pretty} {time}|Since 2026-11-22 14:00:00 UTC>',
  ],
  [`14:00–${minute(START)}`, '14:00<!date^1795356000^–{date_short_pretty} {time}|–2026-11-22 14:00:00 UTC>'],
  [`截至 ${minute(START)}`, `截至${minute(START)}`],
  [`截至 ${timeNear(START, START)}`, `截至 ${timeNear(START, START)}`],
  [`since ${timeNear(START, START)}`, `since ${timeNear(START, START)}`],
  [`· ${minute(START)}`, `· ${minute(START)}`],
  [`asked at ${timeNear(START, START)}`, `asked at ${timeNear(START, START)}`],
  [`sent this at ${minute(START)}`, `sent ${minute(START).replace('^{', '^this {').replace('|', '|this ')}`],
])('a day has no capital within a sentence, and no space behind Chinese: %s', (text, shown) => {
  expect(daysInSentences(text)).toBe(shown);
});

test('notifications read the same words without markup', () => {
  expect(plainText(`*Algebra* since ${moment(START)}\n\`a.mp4\``)).toBe(
    'Algebra since 2026-11-22 14:00:00 UTC a.mp4',
  );
  expect(plainText(`截至${moment(START)}。`)).toBe('截至 2026-11-22 14:00:00 UTC。');
  expect(plainText('*Type* `channel:class-*`')).toBe('Type channel:class-*');
});

test('spaces around a line end become one space, others stay', () => {
  expect(plainText('a  \n\t b  c\n')).toBe('a b  c ');
});

test('a date that was opened and never closed hides no other', () => {
  expect(plainText(`<!date^1^{time}|${moment(0)}`)).toBe('<!date^1^{time}|1970-01-01 00:00:00 UTC');
});

test.each([
  ['👩‍👩‍👧'.repeat(400), `\`${'👩‍👩‍👧'.repeat(4)}…👩‍👩‍👧…\``],
  [`a${'\u0301'.repeat(4_000)}.mp4`, '`…`'],
  [`${'a,'.repeat(20_000)}.mp4`, '`a,a,…,a,.mp4`'],
])('a very long name is cut in its middle and between letters (%#)', (name, short) => {
  expect(codeByItsEnds(name, 12)).toBe(short);
});
