import { expect, test } from 'vitest';
import type { News } from '../../src/recording/news.ts';
import { isBad } from '../../src/recording/watching/gravity.ts';
import { CHINESE } from '../../src/slack/language/chinese/chinese.ts';
import { ENGLISH } from '../../src/slack/language/english/english.ts';
import { endNews } from './messages/over.ts';
import { newsOf } from './news-of.ts';
import { asRead } from './said.ts';
import { at, subject } from './subjects.ts';

const now = at('14:04:11');
const between = { after: at('14:02:10'), before: at('14:02:41') };

/** Last line of a message, above its buttons. */
const lastLine = (words: string) =>
  words
    .split('\n')
    .filter((line) => !line.startsWith('['))
    .at(-1);

test.each([
  ['en', ENGLISH, /^(Check|Register|Call)/],
  ['zh', CHINESE, /^请/],
] as const)('the last line of bad news says what to check, in %s', (_, language, check) => {
  const bad: readonly News[] = [
    ...endNews.filter(isBad),
    ...(['parameter', 'ids', 'resource_expired', 'app_id', 'route'] as const).map((what) => ({
      kind: 'refused' as const,
      check: what,
    })),
    { kind: 'expired', at: at('14:04:00'), lastPhase: 'recording' },
  ];
  expect(bad.length).toBeGreaterThan(15);
  for (const news of bad) {
    expect(lastLine(asRead(newsOf(subject(), [news], now, language)))).toMatch(check);
  }
});

test('what one look brought is one message with a line each', () => {
  const message = newsOf(
    subject(),
    [
      { kind: 'started', between, late: false },
      { kind: 'file', files: [{ name: 'a.m3u8' }] },
    ],
    now,
    ENGLISH,
  );
  expect(message.broadcast).toBe(false);
  expect(
    asRead(message),
  ).toBe(`🟢 Recording started between 14:02:10 and 14:02:41; Agora reports the first upload (status 5).
📄 New file announced: \`a.m3u8\`.`);
  expect(message.text).toBe('🟢 Algebra II, room 4 — started');
});

test.each<[string, News]>([
  ['🟡', { kind: 'phase', from: 'registered', to: 'starting' }],
  ['📡', { kind: 'reason', word: { event: 43, at: now, code: 0 } }],
  ['📡', { kind: 'reason', word: { event: 44, at: now, code: 0 } }],
  ['⚠️', { kind: 'reason', word: { event: 43, at: now, code: 1 } }],
  ['📄', { kind: 'uploaded', where: 'bucket', at: now }],
  ['⚠️', { kind: 'uploaded', where: 'backup', at: now }],
])('%s begins the push of news that is seldom told: %o', (face, news) => {
  const { text } = newsOf(subject(), [news], now, ENGLISH);
  expect(text.startsWith(`${face} `)).toBe(true);
});

test('the whole channel is told when any of the news is final or bad', () => {
  const quiet = newsOf(subject(), [{ kind: 'paused', between }], now, ENGLISH);
  const loud = newsOf(
    subject(),
    [
      { kind: 'file', files: [{ name: 'a.m3u8' }] },
      { kind: 'ended', between, how: 'exited', files: 1 },
    ],
    now,
    ENGLISH,
  );
  expect([quiet.broadcast, loud.broadcast]).toEqual([false, true]);
});

test('of more news than Slack takes at once, what happened is kept and what to check is left out', () => {
  const failures = Array.from(
    { length: 36 },
    () => ({ kind: 'failed', how: 'abnormal', between, files: 1 }) as const,
  );
  const few = newsOf(subject(), failures.slice(0, 20), now, ENGLISH);
  const many = newsOf(subject(), failures, now, ENGLISH);
  expect(asRead(few).match(/❌/g)).toHaveLength(20);
  expect(asRead(few)).toContain('Check:');
  expect(asRead(many).match(/❌/g)).toHaveLength(36);
  expect(asRead(many)).not.toContain('Check:');
  expect(JSON.stringify(many.blocks).length).toBeLessThanOrEqual(12_000);
});

test('a moment of another day is told with its day', () => {
  const news: News = { kind: 'sighted', since: at('14:04:11') - 86_400_000 };
  const { blocks } = newsOf(subject(), [news], now, ENGLISH);
  expect(JSON.stringify(blocks)).toContain(
    'since {date_short_pretty} {time_secs}|since 2026-11-21 14:04:11 UTC>',
  );
});
