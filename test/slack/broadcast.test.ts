import { expect, test } from 'vitest';
import type { News } from '../../src/recording/news.ts';
import { DEFAULT_POLICY } from '../../src/recording/policy.ts';
import type { Missed } from '../../src/recording/summing/missed.ts';
import type { Broadcast } from '../../src/recording/watching/broadcast.ts';
import { gradedVerdict } from '../../src/recording/watching/gravity.ts';
import { languageFor } from '../../src/slack/language/languages.ts';
import { watchMessage } from '../../src/slack/render/asking/answers.ts';
import { statusMessage } from '../../src/slack/render/asking/status.ts';
import { missedInThread } from '../../src/slack/render/telling/missed.ts';
import { newsOf } from './news-of.ts';
import { asRead } from './said.ts';
import { at, known, subject, watch } from './subjects.ts';

const NOW = at('15:31:42');
const ENDED: News = { kind: 'ended', between: { after: NOW, before: NOW }, how: 'exited', files: 1 };
const EN = languageFor('en');

const watched = (broadcast: Broadcast | undefined) => watch(broadcast === undefined ? {} : { broadcast });

test.each([
  ['bad', 'en', 'The whole channel sees bad news only.'],
  ['bad', 'zh', '发给整个频道：仅异常。'],
  ['final', 'en', 'The whole channel sees only how it ends.'],
  ['final', 'zh', '发给整个频道：仅最终结果。'],
  ['all', 'en', 'The whole channel sees everything.'],
  ['all', 'zh', '发给整个频道：全部通知。'],
  ['none', 'en', 'The whole channel sees nothing.'],
  ['none', 'zh', '发给整个频道：无。'],
] as const)('broadcast:%s is said where one asks for the state, in %s', (choice, code, words) => {
  const look = { language: languageFor(code), policy: DEFAULT_POLICY };
  const said = (one: Broadcast | undefined) =>
    asRead(statusMessage(subject(known(), watched(one)), { kind: 'final' }, look, { now: NOW }));
  expect(said(choice)).toContain(words);
  expect(said(undefined)).not.toContain(words);
});

test.each([
  [undefined, true],
  ['final', true],
  ['all', true],
  ['bad', false],
  ['none', false],
] as const)('an ordinary end under broadcast:%s goes to the channel: %s', (choice, widely) => {
  const message = newsOf(subject(known(), watched(choice)), [ENDED], NOW, EN);
  expect(message.broadcast).toBe(widely);
  // Outside its thread it says whose end it is.
  expect(asRead(message).startsWith('*Algebra II, room 4*\n')).toBe(widely);
});

const VERDICT = {
  lost: { phase: 'lost', how: 'unasked' },
  ended: { phase: 'ended', how: 'unseen' },
} as const;

test.each([
  [undefined, true, true],
  ['bad', true, false],
  ['final', true, true],
  ['all', true, true],
  ['none', false, false],
] as const)(
  'what was missed goes to the channel under broadcast:%s as its news would have',
  (choice, lost, ended) => {
    const missed = (to: 'lost' | 'ended'): Missed => ({
      since: at('14:10:00'),
      from: 'recording',
      to,
      at: NOW,
      changes: 1,
      files: 0,
      gaps: 0,
      trouble: [],
      kinds: [gradedVerdict(VERDICT[to])],
      verdict: VERDICT[to],
    });
    const loud = (to: 'lost' | 'ended') =>
      missedInThread({ known: known(), watch: watched(choice), missed: missed(to) }, NOW, EN).broadcast;
    expect([loud('lost'), loud('ended')]).toEqual([lost, ended]);
  },
);

test('a word that is none of them is explained', () => {
  const misread = { kind: 'unknown_broadcast', written: 'loud' } as const;
  expect(asRead(watchMessage({ kind: 'misread', misread }, 'C0ROOM', EN))).toBe(
    'I don’t know `broadcast:loud`.\nUse `bad`, `final`, `all` or `none`. Without it, bad and final news go to the whole channel.',
  );
});
