import { describe, expect, test } from 'vitest';
import { ENDINGS, type EndingKey, endingKey } from '../../src/recording/ending/ending.ts';
import { DEFAULT_POLICY } from '../../src/recording/policy.ts';
import { LANGUAGE_CODES, languageFor } from '../../src/slack/language/languages.ts';
import { statusMessage } from '../../src/slack/render/asking/status.ts';
import { card } from '../../src/slack/render/card/card.ts';
import { endNews, overAs } from './messages/over.ts';
import { newsOf } from './news-of.ts';
import { asRead } from './said.ts';
import { at, subject } from './subjects.ts';

const NOW = at('15:40:00');

/** Claims about an end, and the ways of ending whose evidence bears each out. */
const CLAIMS: readonly {
  readonly claim: Readonly<Record<string, RegExp>>;
  readonly evidence: readonly EndingKey[];
}[] = [
  {
    claim: { en: /on request|on purpose, says/, zh: /按请求停止|确认是正常停止/ },
    evidence: ['ended.asked'],
  },
  { claim: { en: /everybody had left/, zh: /已无人|没有用户/ }, evidence: ['ended.idle'] },
  { claim: { en: /reached its (time )?limit/, zh: /达到时长上限/ }, evidence: ['ended.limit'] },
  { claim: { en: /was seen closing/, zh: /已查到声网关闭/ }, evidence: ['ended.exited'] },
  { claim: { en: /before its planned end/, zh: /比计划/ }, evidence: ['ended.early'] },
  { claim: { en: /\bfailed\b/, zh: /异常退出/ }, evidence: ['failed.abnormal', 'failed.reported'] },
  {
    claim: { en: /another server/, zh: /切换服务器|另一台服务器/ },
    evidence: ['lost.in_move', 'not_started.unseen'],
  },
  { claim: { en: /\blost\b/, zh: /失联/ }, evidence: ['lost.in_move', 'lost.unasked'] },
  {
    claim: { en: /(?<!recorder )did not start(?! after all)/, zh: /未启动/ },
    evidence: ['not_started.watched', 'not_started.unseen'],
  },
  // No end is known to have been in order.
  { claim: { en: /\bnormal(ly)?\b|as it should/, zh: /正常结束(?!。)|一切正常/ }, evidence: [] },
];

/** Words that people read, without what they can press. */
const words = (text: string): string => text.replace(/\[[^\]]*\]/g, '');

describe.each(LANGUAGE_CODES)('in %s', (code) => {
  const language = languageFor(code);
  const look = { language, policy: DEFAULT_POLICY };

  const saidOf = (key: EndingKey): readonly string[] => {
    const ending = ENDINGS.find((one) => endingKey(one) === key);
    const one = ending && subject(overAs(ending));
    if (!one) return [];
    const told = endNews.filter(
      (news) =>
        !('was' in news) && 'how' in news && `${news.kind}.${news.how}` === key && !('without' in news),
    );
    return [
      asRead(card(one, look)),
      card(one, look).text,
      asRead(statusMessage(one, { kind: 'final' }, look, { now: NOW })),
      ...told.flatMap((news) => {
        const message = newsOf(one, [news], NOW, language);
        return [asRead(message), message.text];
      }),
    ].map(words);
  };

  test.each(ENDINGS.map(endingKey))('%s claims only what its evidence bears out', (key) => {
    const said = saidOf(key);
    expect(said.length).toBeGreaterThan(3);
    const unfounded = CLAIMS.filter(({ evidence }) => !evidence.includes(key)).flatMap(({ claim }) =>
      said.flatMap((text) => claim[code]?.exec(text)?.[0] ?? []),
    );
    expect(unfounded).toEqual([]);
  });

  test('each claim is made somewhere, so that a changed word is noticed here', () => {
    const missing = CLAIMS.filter(
      ({ claim, evidence }) =>
        evidence.length > 0 && !evidence.some((key) => saidOf(key).some((text) => claim[code]?.test(text))),
    );
    expect(missing.map(({ evidence }) => evidence)).toEqual([]);
  });
});
