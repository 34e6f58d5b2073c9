import { describe, expect, test } from 'vitest';
import { heard } from '../../src/recording/ending/late.ts';
import type { Word } from '../../src/recording/ending/words.ts';
import type { Judgement } from '../../src/recording/judging/judgement.ts';
import type { Known } from '../../src/recording/known.ts';
import type { News } from '../../src/recording/news.ts';
import { said } from '../../src/recording/summing/said.ts';
import { moment } from './clock.ts';
import { look, registered, watched } from './watched.ts';

const SEEN = ['+0:05 status 5, files a.mp4', '+9:30 status 5, files a.mp4', '+10:00 status 5, files a.mp4'];
const MISSING = ['+10:30', '+10:35', '+10:45', '+11:00', '+11:30', '+12:00'].map((at) => `${at} not found`);

/** Words about an end at +10:20. */
const at = moment('+10:20');
const EVERYBODY_LEFT: Word = { event: 41, code: 4, at };
const TOLD_TO_LEAVE: Word = { event: 41, code: 16, at };
const SESSION_ENDED: Word = { event: 11, code: 0, at };
const SESSION_BROKE: Word = { event: 11, code: 1, at };
const PAGE_DID_NOT_LOAD: Word = { event: 71, code: 4, at };
const FATAL: Word = { event: 1, code: 3, level: 5, at };

const saying = (known: Known, words: readonly Word[], when: string): Known =>
  heard(known, words, moment(when)).next;

/** The verdict on a recording that was last seen at +10:00. */
const believed = (known: Known): Judgement => look(watched(MISSING, known), '+12:00.001', 'not found');

/** News of an end of which Agora says these words before the verdict. */
const saidBefore = (words: readonly Word[]): readonly News[] =>
  believed(saying(watched(SEEN, registered()), words, '+10:21')).news;

/** The same where they come after the verdict. */
const saidAfter = (words: readonly Word[]): readonly News[] =>
  heard(believed(watched(SEEN)).next, words, moment('+13:00')).news;

describe.each([
  ['before the verdict', saidBefore],
  ['after the verdict', saidAfter],
])('said %s, in any order,', (_, told) => {
  const both = (one: Word, other: Word) => [told([one, other]), told([other, one])];

  test('an idle exit stays one although the session ended as it should', () => {
    for (const news of both(EVERYBODY_LEFT, SESSION_ENDED))
      expect(news).toMatchObject([{ kind: 'ended', how: 'idle' }]);
  });

  test('a failure is told by the word with the most exact reason', () => {
    for (const news of [...both(PAGE_DID_NOT_LOAD, SESSION_BROKE), ...both(PAGE_DID_NOT_LOAD, FATAL)])
      expect(news).toMatchObject([{ kind: 'failed', how: 'reported', word: PAGE_DID_NOT_LOAD }]);
    for (const news of both(FATAL, SESSION_BROKE))
      expect(news).toMatchObject([{ kind: 'failed', how: 'reported', word: FATAL }]);
  });

  test('an empty channel counts no more where the recorder was told to leave', () => {
    for (const news of both(EVERYBODY_LEFT, TOLD_TO_LEAVE))
      expect(news).toMatchObject([{ kind: 'ended', how: 'asked' }]);
  });
});

/** Words of a server that it left in a move five minutes before its end. */
const EARLIER = moment('+5:00');

test('an error that it survived is not the reason of its failure', () => {
  const known = saying(watched(SEEN), [{ ...FATAL, at: EARLIER }, SESSION_BROKE], '+10:21');
  expect(believed(known).news).toMatchObject([{ kind: 'failed', word: SESSION_BROKE }]);
});

test('what a server said that it left in a move is not the reason of its end', () => {
  const known = saying(watched(SEEN), [{ event: 41, code: 2, at: EARLIER }], '+5:01');
  expect(said(believed(known).next).reason).toBeUndefined();
  const quit = saying(watched(SEEN), [{ event: 41, code: 2, at }], '+10:21');
  expect(said(believed(quit).next).reason).toMatchObject({ reason: 'signal' });
});

test('a reason counts although looks saw it leave for minutes after it', () => {
  const leaving = ['+10:10 status 6', '+12:00 status 7', '+13:30 status 7', '+13:35 status 8'];
  const over = saying(
    watched([...SEEN, ...leaving]),
    [{ ...EVERYBODY_LEFT, at: moment('+10:05') }],
    '+13:36',
  );
  expect(said(over).reason).toMatchObject({ reason: 'idle' });
});
