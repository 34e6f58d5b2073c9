import { expect, test } from 'vitest';
import { CHINESE } from '../../src/slack/language/chinese/chinese.ts';
import { ENGLISH } from '../../src/slack/language/english/english.ts';
import { shown } from '../../src/slack/text.ts';
import { everyMessage } from './every-message.ts';
import { everyView } from './every-view.ts';
import { SID } from './subjects.ts';

/** Every text in blocks, by line: what is marked up and what is written on buttons. */
function textsOf(blocks: unknown): readonly string[] {
  const found: string[] = [];
  JSON.stringify(blocks, (key, value: unknown) => {
    if (key === 'text' && typeof value === 'string') found.push(...value.split('\n'));
    return value;
  });
  return found;
}

/** Its day may begin with a digit or with 今天. */
const MOMENT = /(?<=\p{Script=Han})<!date\^\d+\^\{date_short_pretty\}[^>]*>/gu;
const TIME = /<!date\^[^>]*>/g;
const CODE = /`[^`]*`/g;

/** Shows text as people read it: times as times, people as names, and code, which has no language, as such. */
const asShown = (text: string): string =>
  text
    .replace(MOMENT, ' 14:02:10')
    .replace(TIME, '14:02:10')
    .replace(/<@\w+>/g, '@mei')
    .replace(/<#\w+>/g, '#room')
    .replace(/<https:[^|>]*\|([^>]*)>/g, '$1')
    .replace(`${SID.slice(0, 8)}…`, '14')
    .replace(CODE, '`a`');

const chinese = [
  ...new Set(
    everyMessage('Algebra', CHINESE).flatMap(([, { blocks }]) => textsOf(blocks).map((one) => asShown(one))),
  ),
];

/** Names, protocols, Agora's own words for what its API takes, and what the tests call things. */
const LATIN = new Set(
  [
    ...[
      'Slack',
      'Redis',
      'App',
      'ID',
      'sid',
      'API',
      'JSON',
      'CSV',
      'URL',
      'curl',
      'HTTP',
      'MP4',
      'Token',
      'worker',
      'Resource',
    ],
    ...['mix', 'individual', 'web', 'raw', 'a', 'mei', 'room', 'ended', 'file'],
    ...['Algebra', 'II', 'prod', 'b', 'c'],
    // The name of the product.
    ...['Recording', 'Watch'],
    // The name of a language, for those who read it.
    'English',
  ].map((word) => word.toLowerCase()),
);

test('Chinese sentences hold no English word, apart from names and what is typed or sent as it is', () => {
  const foreign = chinese.flatMap((one) =>
    (one.match(/[A-Za-z][A-Za-z0-9]*/g) ?? [])
      .filter((word) => !LATIN.has(word.toLowerCase()))
      .map((word) => `${word}: ${one}`),
  );
  expect(chinese.length).toBeGreaterThan(150);
  expect(foreign).toEqual([]);
});

test('before a day, which Slack may call 今天, stands no space', () => {
  const texts = everyMessage('Algebra', CHINESE).flatMap(([, { blocks }]) => textsOf(blocks));
  expect(texts.filter((one) => /\p{Script=Han}<!date\^\d+\^\{date/u.test(one)).length).toBeGreaterThan(5);
  expect(texts.filter((one) => /\p{Script=Han} <!date\^\d+\^\{date/u.test(one))).toEqual([]);
});

test('English sentences hold no Chinese', () => {
  const texts = everyMessage('x', ENGLISH).flatMap(([, { text, blocks }]) => [text, ...textsOf(blocks)]);
  expect(
    texts
      .map((one) => one.replaceAll(CHINESE.ownName, ''))
      .filter((one) => /[\p{Script=Han}\u3000-\u303F\uFF00-\uFFEF]/u.test(one)),
  ).toEqual([]);
});

test('every Chinese notification is in Chinese as well', () => {
  const fallbacks = everyMessage('数学', CHINESE).map(([, { text }]) => text.replaceAll('数学', ''));
  expect(fallbacks.filter((one) => !/\p{Script=Han}/u.test(one))).toEqual([]);
});

test('between Chinese and Latin letters, digits, code and people stands a space, and nowhere else', () => {
  // Without its mark, code in them may be a lone asterisk.
  const notifications = everyMessage('Algebra', CHINESE).flatMap(([, { text }]) =>
    text.replaceAll(' * ', ' a ').split('\n'),
  );
  const views = everyView('Algebra', CHINESE).flatMap(([, view]) => textsOf(view.blocks));
  const plain = [...chinese, ...notifications, ...views.map(asShown)].map((one) => one.replaceAll('*', ''));
  const tight = /\p{Script=Han}[A-Za-z0-9`@#]|[A-Za-z0-9`]\p{Script=Han}/u;
  const loose = /\p{Script=Han} +\p{Script=Han}| {2}\p{Script=Han}/u;
  expect(plain.filter((one) => tight.test(one) || loose.test(one))).toEqual([]);
});

test('Chinese sentences have full-width punctuation, with no space beside it but after a full stop', () => {
  const half = /\p{Script=Han}[,.;:!?()]|[,;:!?()]\p{Script=Han}|！/u;
  const loose = /[，；：、？（“] | [，。；：、？）”]/u;
  expect(chinese.filter((one) => half.test(one) || loose.test(one))).toEqual([]);
});

test('bold names stand between spaces or line ends, where Slack is sure to format them', () => {
  const bold = chinese.filter((one) => one.includes('*'));
  expect(bold.length).toBeGreaterThan(20);
  expect(bold.filter((one) => !/^(?:[^*]*(?<![^\s])\*[^*]+\*(?![^\s]))+[^*]*$/u.test(one))).toEqual([]);
});

test('问题 names what `only:problems` and the mute tell, and 异常 bad news alone', () => {
  const { heard, watchForm, button, mute, answer, mistake, use } = CHINESE;
  const { fact } = mute.muted.bad(shown('Algebra'));
  const problems = [heard.problems, watchForm.hear.problems, button.muteBad, mute.onCard.bad(shown('mei'))];
  const explained = [fact, answer.kinds(['ended']), mistake.unknownKind(shown('x'), [shown('y')]).check];
  for (const words of [...problems, ...explained]) {
    expect(words).toContain('问题');
    expect(words).not.toContain('异常');
  }
  const bad = mistake.unknownBroadcast(shown('x'), [shown('y')]).check;
  for (const words of [watchForm.placeholder.broadcast, use.watchBroadcast, bad]) {
    expect(words).toContain('异常和最终结果');
  }
});

test('Chinese sentences address nobody, and call Agora 声网', () => {
  expect(
    chinese
      // Slack’s own words for an answer to one person, and what a person says by a press.
      .map((one) => one.replace('仅你自己可见', '').replace(/^由我处理$/, ''))
      .filter((one) => /[您你我]|Agora|可下载/.test(one)),
  ).toEqual([]);
});
