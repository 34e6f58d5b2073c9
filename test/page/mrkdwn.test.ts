import { describe, expect, it } from 'vitest';
import { parseMrkdwn } from '../../sandbox/page/client/mrkdwn/parse.ts';

const text = (words: string) => ({ kind: 'text', text: words });
const DATE = { kind: 'date', timestamp: 1_790_000_000 };

describe('mrkdwn', () => {
  it.each([
    ['*bold*', 'bold'],
    ['_italic_', 'italic'],
    ['~strike~', 'strike'],
  ])('reads %s as %s', (written, kind) => {
    expect(parseMrkdwn(written)).toEqual([{ kind, children: [text(written.slice(1, -1))] }]);
  });

  it.each(['snake_case_name', '2 * 3 * 4', 'a*b*c', '* not bold*', '*', '~'])(
    'leaves %s alone',
    (written) => {
      expect(parseMrkdwn(written)).toEqual([text(written)]);
    },
  );

  it.each<[claim: string, written: string, read: object[]]>([
    [
      'nests styles',
      '*very _very_ sure*',
      [
        {
          kind: 'bold',
          children: [text('very '), { kind: 'italic', children: [text('very')] }, text(' sure')],
        },
      ],
    ],
    ['takes signs inside code as they are', '`*a* <b>`', [{ kind: 'code', text: '*a* <b>' }]],
    [
      'keeps the lines of a fence and drops the line breaks around it',
      'before\n```\none\n  *two*\n```\nafter',
      [text('before'), { kind: 'pre', text: 'one\n  *two*' }, text('after')],
    ],
    [
      'gathers quoted lines into one quotation',
      '&gt; one\n&gt; two\nthree',
      [{ kind: 'quote', children: [text('one\ntwo')] }, text('three')],
    ],
    ['unescapes exactly once', '&lt;b&gt; &amp;lt;', [text('<b> &lt;')]],
    [
      'reads a link with words',
      '<https://a.example/?x=1&amp;y=2|here>',
      [{ kind: 'link', url: 'https://a.example/?x=1&y=2', label: 'here' }],
    ],
    [
      'reads a link without words',
      '<mailto:mei@a.example>',
      [{ kind: 'link', url: 'mailto:mei@a.example', label: 'mei@a.example' }],
    ],
    [
      'makes no link of what would run as a script',
      '<javascript:alert(1)|here>',
      [text('<javascript:alert(1)|here>')],
    ],
    [
      'reads mentions of people, channels and everybody',
      '<@U1> <#C1|lessons> <!here>',
      [
        { kind: 'user', id: 'U1' },
        text(' '),
        { kind: 'channel', id: 'C1', label: 'lessons' },
        text(' '),
        { kind: 'broadcast', range: 'here' },
      ],
    ],
    [
      'reads a date',
      '<!date^1790000000^{date_short} at {time}|22 Sep 2026, 14:13 UTC>',
      [{ ...DATE, format: '{date_short} at {time}', fallback: '22 Sep 2026, 14:13 UTC' }],
    ],
    [
      'reads a date with a link',
      '<!date^1790000000^{time}^https://a.example|x>',
      [{ ...DATE, format: '{time}', fallback: 'x', url: 'https://a.example' }],
    ],
    ['reads emoji names', ':red_circle: on air', [{ kind: 'emoji', name: 'red_circle' }, text(' on air')]],
    ['does not take the minutes of a clock for an emoji', '14:02:10', [text('14:02:10')]],
  ])('%s', (_, written, read) => {
    expect(parseMrkdwn(written)).toEqual(read);
  });
});

describe('a sign beside Chinese', () => {
  const bold = (text: string) => JSON.stringify(parseMrkdwn(text)).includes('"bold"');

  it.each([
    '*粗体* 中文',
    '中文 *粗体* 中文',
    '*粗体*',
    '(*粗体*)',
    '*粗体*: x',
    '“*粗体*” — x',
    '*粗体*\n中文',
  ])('marks “%s”', (text) => expect(bold(text)).toBe(true));

  it.each(['中文*粗体*', '*粗体*中文', '：*粗体*', '*粗体*。', '（*粗体*）', '▶*粗体*', '*粗体*️⃣1'])(
    'is shown as it is in “%s”',
    (text) => expect(bold(text)).toBe(false),
  );
});
