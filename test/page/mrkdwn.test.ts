import { describe, expect, it } from 'vitest';
import { parseMrkdwn } from '../../sandbox/page/client/mrkdwn/parse.ts';

const text = (words: string) => ({ kind: 'text', text: words });

describe('mrkdwn', () => {
  it.each([
    ['*bold*', 'bold'],
    ['_italic_', 'italic'],
    ['~strike~', 'strike'],
  ])('reads %s as %s', (written, kind) => {
    expect(parseMrkdwn(written)).toEqual([{ kind, children: [text(written.slice(1, -1))] }]);
  });

  it('nests styles', () => {
    expect(parseMrkdwn('*very _very_ sure*')).toEqual([
      {
        kind: 'bold',
        children: [text('very '), { kind: 'italic', children: [text('very')] }, text(' sure')],
      },
    ]);
  });

  it.each(['snake_case_name', '2 * 3 * 4', 'a*b*c', '* not bold*', '*', '~'])(
    'leaves %s alone',
    (written) => {
      expect(parseMrkdwn(written)).toEqual([text(written)]);
    },
  );

  it('takes signs inside code as they are', () => {
    expect(parseMrkdwn('`*a* <b>`')).toEqual([{ kind: 'code', text: '*a* <b>' }]);
  });

  it('keeps the lines of a fence and drops the line breaks around it', () => {
    expect(parseMrkdwn('before\n```\none\n  *two*\n```\nafter')).toEqual([
      text('before'),
      { kind: 'pre', text: 'one\n  *two*' },
      text('after'),
    ]);
  });

  it('gathers quoted lines into one quotation', () => {
    expect(parseMrkdwn('&gt; one\n&gt; two\nthree')).toEqual([
      { kind: 'quote', children: [text('one\ntwo')] },
      text('three'),
    ]);
  });

  it('unescapes exactly once', () => {
    expect(parseMrkdwn('&lt;b&gt; &amp;lt;')).toEqual([text('<b> &lt;')]);
  });

  it('reads links, with and without words', () => {
    expect(parseMrkdwn('<https://a.example/?x=1&amp;y=2|here>')).toEqual([
      { kind: 'link', url: 'https://a.example/?x=1&y=2', label: 'here' },
    ]);
    expect(parseMrkdwn('<mailto:mei@a.example>')).toEqual([
      { kind: 'link', url: 'mailto:mei@a.example', label: 'mei@a.example' },
    ]);
  });

  it('makes no link of what would run as a script', () => {
    expect(parseMrkdwn('<javascript:alert(1)|here>')).toEqual([text('<javascript:alert(1)|here>')]);
  });

  it('reads mentions of people, channels and everybody', () => {
    expect(parseMrkdwn('<@U1> <#C1|lessons> <!here>')).toEqual([
      { kind: 'user', id: 'U1' },
      text(' '),
      { kind: 'channel', id: 'C1', label: 'lessons' },
      text(' '),
      { kind: 'broadcast', range: 'here' },
    ]);
  });

  it('reads dates, with and without a link', () => {
    expect(parseMrkdwn('<!date^1790000000^{date_short} at {time}|22 Sep 2026, 14:13 UTC>')).toEqual([
      {
        kind: 'date',
        timestamp: 1_790_000_000,
        format: '{date_short} at {time}',
        fallback: '22 Sep 2026, 14:13 UTC',
      },
    ]);
    expect(parseMrkdwn('<!date^1790000000^{time}^https://a.example|x>')[0]).toMatchObject({
      url: 'https://a.example',
    });
  });

  it('reads emoji names', () => {
    expect(parseMrkdwn(':red_circle: on air')).toEqual([
      { kind: 'emoji', name: 'red_circle' },
      text(' on air'),
    ]);
  });

  it('does not take the minutes of a clock for an emoji', () => {
    expect(parseMrkdwn('14:02:10')).toEqual([{ kind: 'text', text: '14:02:10' }]);
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
