import { describe, expect, test } from 'vitest';
import type { Known } from '../../src/recording/known.ts';
import { DEFAULT_POLICY } from '../../src/recording/policy.ts';
import { LANGUAGE_CODES, languageFor } from '../../src/slack/language/languages.ts';
import { card } from '../../src/slack/render/card/card.ts';
import { GONE, overAs, stopAskedAt } from './messages/over.ts';
import { newsOf } from './news-of.ts';
import { asRead } from './said.ts';
import { at, subject } from './subjects.ts';

const NOW = at('15:40:00');
const between = { after: at('15:29:41'), before: GONE.since };

/** Ends in which nobody is known to have asked for one, with their news. */
const UNASKED = {
  lost: [
    { phase: 'lost', how: 'unasked' },
    {
      kind: 'lost',
      how: 'unasked',
      between,
      missingSince: GONE.since,
      lastPhase: 'recording',
      uploaded: true,
    },
  ],
  over: [
    { phase: 'ended', how: 'unasked' },
    { kind: 'ended', how: 'unasked', between, files: 3 },
  ],
} as const;

const STOPS = {
  'that it outlived': { askedAt: '15:20:00', gaveAway: '15:29:41' },
  'after it was gone': { askedAt: '15:31:00', gaveAway: '15:30:10' },
} as const;

const cases = (['lost', 'over'] as const).flatMap((end) =>
  (['promised', 'usual'] as const).flatMap((wordDue) =>
    (Object.keys(STOPS) as (keyof typeof STOPS)[]).map((stop) => ({ end, wordDue, stop })),
  ),
);

describe.each(LANGUAGE_CODES)('a reported stop, in %s,', (code) => {
  const language = languageFor(code);
  const cardOf = (known: Known) => asRead(card(subject(known), { language, policy: DEFAULT_POLICY }));

  test.each(cases)('$stop is not denied where it is $end and a report was $wordDue', (one) => {
    const [ending, news] = UNASKED[one.end];
    const { askedAt, gaveAway } = STOPS[one.stop];
    const known = overAs(ending, { ...stopAskedAt(askedAt), gone: { ...GONE, wordDue: one.wordDue } });
    for (const text of [cardOf(known), asRead(newsOf(subject(known), [news], NOW, language))]) {
      expect(text).not.toMatch(/nobody reported|heard nothing|without a stop|无人报告|没有收到|未收到/);
      expect(text).toContain(askedAt);
      expect(text).toContain(gaveAway);
    }
  });

  test('that it outlived is not what ended it, if Agora says who did', () => {
    const known = overAs({ phase: 'ended', how: 'asked' }, stopAskedAt('15:20:00'));
    const news = { kind: 'ended', how: 'asked', between, files: 3 } as const;
    for (const text of [cardOf(known), asRead(newsOf(subject(known), [news], NOW, language))]) {
      expect(text).toMatch(/That is Agora’s own word\.|这是声网的通知。/);
      expect(text).not.toContain('15:20:00');
    }
  });
});
