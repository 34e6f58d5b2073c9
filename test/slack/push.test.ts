import { expect, test } from 'vitest';
import { NEWS_KINDS } from '../../src/recording/news.ts';
import { LANGUAGE_CODES, languageFor } from '../../src/slack/language/languages.ts';
import { everyMessage } from './every-message.ts';

/** Messages that are posted or edited, by what the book calls them; all others are answers to one person. */
const POSTED =
  /^(card:|share:|news:|digest|missed|app |memory emptied|perhaps repeated|paused|not shared|bad news|passed on|language$|many at once|forgotten|resumed$|line of who)/;

/** Texts about a recording, a burst, an app or a place: these begin with a face. */
const FACED =
  /^(card:|share:|news:|digest|missed|app |memory emptied|perhaps repeated|paused|not shared|bad news)/;

const posted = (text: string, code: string) =>
  everyMessage(text, languageFor(code)).filter(([what]) => POSTED.test(what));

test.each(LANGUAGE_CODES)('a push is short and has no time of day, whatever it is about, in %s', (code) => {
  for (const text of ['Algebra II', 'n'.repeat(300)]) {
    for (const [what, { text: push }] of posted(text, code)) {
      expect(push.length, `${what}: ${push}`).toBeLessThanOrEqual(110);
      expect(push, what).not.toMatch(/\d\d:\d\d|UTC|<!date/);
    }
  }
});

test.each(LANGUAGE_CODES)('a push has its face first, in %s', (code) => {
  const faced = posted('Algebra II', code).filter(([what]) => FACED.test(what));
  const bare = faced.filter(([, { text }]) => !/^\p{Extended_Pictographic}/u.test(text));
  expect(bare.map(([what, { text }]) => `${what}: ${text}`)).toEqual([]);
});

test.each(LANGUAGE_CODES)('every kind of news has a push that names the recording, in %s', (code) => {
  const told = posted('Algebra II', code);
  for (const kind of NEWS_KINDS) {
    const pushes = told.filter(([what]) => what === `news: ${kind}`).map(([, { text }]) => text);
    expect(pushes.length, kind).toBeGreaterThan(0);
    for (const push of pushes) expect(push).toContain('Algebra II — ');
  }
});
