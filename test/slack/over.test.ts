import { describe, expect, test } from 'vitest';
import { ENDINGS, endingKey } from '../../src/recording/ending/ending.ts';
import type { Known } from '../../src/recording/known.ts';
import { DEFAULT_POLICY } from '../../src/recording/policy.ts';
import { LANGUAGE_CODES, languageFor } from '../../src/slack/language/languages.ts';
import { statusMessage } from '../../src/slack/render/asking/status.ts';
import { card } from '../../src/slack/render/card/card.ts';
import { faceOfKnown } from '../../src/slack/render/faces.ts';
import { endNews, overAs } from './messages/over.ts';
import { newsOf } from './news-of.ts';
import { asRead } from './said.ts';
import { at, everyPhase, known, subject } from './subjects.ts';

const NOW = at('15:40:00');
const WITH_FILES = { reached: 'recording', files: [{ name: 'class/a.mp4' }] } as const;
const NAME = 'Algebra II, room 4';

const UNSEEN = known({
  blind: { since: at('14:05:20'), looks: 9, cause: 'credentials', told: true },
  lookedAt: at('14:12:00'),
});

/** Says nothing that only Agora or a person could know, and no such word in the other language. */
const NORMAL = /normal|ordinary end|正常/;

describe.each(LANGUAGE_CODES)('within its first 60 characters, in %s,', (code) => {
  const language = languageFor(code);
  const look = { language, policy: DEFAULT_POLICY };
  const SURFACES: Readonly<Record<string, (known: Known) => string>> = {
    card: (known) => asRead(card(subject(known), look)),
    push: (known) => card(subject(known), look).text,
    status: (known) => asRead(statusMessage(subject(known), { kind: 'final' }, look, { now: NOW })),
  };
  const whole = language.over.words;
  const cases: readonly (readonly [what: string, known: Known, verdict: string])[] = [
    // The verdict is what stands before the explanation.
    ...ENDINGS.map(
      (ending) =>
        [
          endingKey(ending),
          overAs(ending),
          whole[endingKey(ending)].state({ files: 3 }).split(/[:：,，]/)[0] ?? '',
        ] as const,
    ),
    ...everyPhase
      .filter(({ how }) => how === undefined)
      .map(
        (known) =>
          [
            known.phase,
            known,
            known.phase === 'refused' ? whole.refused.state({ files: 0 }) : language.phase[known.phase],
          ] as const,
      ),
    ['unseen', UNSEEN, language.card.cannotSee],
  ];
  const everywhere = cases.flatMap(([what, known, verdict]) =>
    Object.keys(SURFACES).map((surface) => [what, surface, known, verdict] as const),
  );

  test.each(everywhere)('%s on a %s has face, name and verdict', (what, surface, known, verdict) => {
    const start = (SURFACES[surface]?.(known) ?? '').replaceAll('*', '').slice(0, 60);
    expect(start.startsWith(faceOfKnown(known))).toBe(true);
    if (what === 'unseen') expect(start.startsWith('🌫️')).toBe(true);
    expect(start).toContain(NAME);
    expect(start).toContain(verdict);
  });

  test('an end that is only seen is never called normal, on no surface', () => {
    const known = overAs({ phase: 'ended', how: 'unseen' });
    for (const say of Object.values(SURFACES)) {
      const [withoutMenus = ''] = say(known).split('[');
      expect(withoutMenus).not.toMatch(NORMAL);
    }
  });

  test('a lost recording says why it is not taken for an ordinary end', () => {
    const why = { en: 'so I do not take it for an ordinary end', zh: '因此不视为正常结束' }[code] ?? '';
    for (const news of endNews) {
      if (news.kind === 'lost') expect(asRead(newsOf(subject(), [news], NOW, language))).toContain(why);
    }
  });
});

const EN = { language: languageFor('en'), policy: DEFAULT_POLICY };
const read = (known: Known) => asRead(card(subject(known), EN));
const PRESSED = '[It was stopped on purpose]';

describe('“It was stopped on purpose”', () => {
  test.each([
    ['lost', 'in_move'],
    ['lost', 'unasked'],
    ['ended', 'unasked'],
    ['ended', 'early'],
  ] as const)('is a button on a card that says %s %s', (phase, how) => {
    expect(read(overAs({ phase, how } as Parameters<typeof overAs>[0]))).toContain(PRESSED);
  });

  test('stands in the menu of an end that is only seen, and as a button where there is no file', () => {
    const unseen = { phase: 'ended', how: 'unseen' } as const;
    expect(read(overAs(unseen))).not.toContain(PRESSED);
    expect(read(overAs(unseen))).toMatch(/⋯ ▾ .*It was stopped on purpose/);
    expect(read(overAs(unseen, { files: [], reached: 'ready' }))).toContain(PRESSED);
  });

  test.each(['exited', 'asked', 'idle'] as const)('is not on a card whose end is known: %s', (how) => {
    expect(read(overAs({ phase: 'ended', how }))).not.toContain('stopped on purpose');
  });

  test('once said, the card names the person and has Undo in its menu', () => {
    const said = read(
      overAs({ phase: 'ended', how: 'asked' }, { vouched: { by: 'U0MEI', at: at('15:33:00') } }),
    );
    expect(said.startsWith(`✅  *${NAME}* — stopped on purpose, says <@U0MEI>`)).toBe(true);
    expect(said).toMatch(/⋯ ▾ .*Undo “on purpose”/);
    expect(said).not.toContain('[It was stopped');
  });

  test('names the person once, whether it was ever seen and has files or not', () => {
    const asked = { phase: 'ended', how: 'asked' } as const;
    const { seenAt: _, ...neverSeen } = overAs(asked, {
      vouched: { by: 'U0MEI', at: at('15:33:00') },
      files: [],
      reached: 'ready',
    });
    for (const one of [
      neverSeen,
      { ...neverSeen, seenAt: at('15:29:41') },
      { ...neverSeen, ...WITH_FILES },
    ]) {
      const [said = ''] = read(one).split('\nprod');
      expect(said.match(/<@U0MEI>/g)).toHaveLength(1);
    }
  });
});

test('status 20 is told with the reason that Agora gave, once', () => {
  const words = [{ event: 71, code: 4, at: at('15:31:30') }];
  const said = read(overAs({ phase: 'failed', how: 'abnormal' }, { words })).split('[')[0];
  expect(said).toContain('failed: the page did not load');
  expect(said?.match(/page did not load/g)).toHaveLength(1);
  expect(said).not.toContain('does not say why');
});

describe('a verdict that takes the place of another', () => {
  const line = (news: (typeof endNews)[number]) =>
    asRead(newsOf(subject(), [news], NOW, EN.language)).replace(`*${NAME}*\n`, '');
  const between = { after: at('14:02:10'), before: at('14:02:41') };
  const asked = { kind: 'ended', how: 'asked', between, files: 3 } as const;

  test('says what it takes back', () => {
    expect(line({ ...asked, by: 'U0MEI', was: { phase: 'lost', how: 'unasked' } })).toMatch(
      /^✅ Not lost after all: stopped on purpose, says <@U0MEI>\./,
    );
    expect(line({ ...asked, was: { phase: 'ended', how: 'unseen' } })).toMatch(
      /^✅ Now known better; ended: stopped on request\./,
    );
    const unseen = { ...asked, how: 'unseen', was: { phase: 'ended', how: 'asked' } } as const;
    expect(line({ ...unseen, withdrawn: true })).toMatch(/^⏹️ Stop on purpose taken back; over: Agora no/);
    expect(line({ ...asked, was: { phase: 'ended', how: 'asked', without: 'bad' } })).toMatch(
      /^✅ There is a file after all; /,
    );
  });

  test('so does a recording that is found alive', () => {
    const gap = between;
    const was = { phase: 'ended', how: 'unseen' } as const;
    const { blocks } = newsOf(
      subject(),
      [{ kind: 'recovered', gap, from: 'ended', phase: 'recording', was }],
      NOW,
      EN.language,
    );
    expect(asRead({ blocks })).toContain(
      '🟢 It is back: recording. Not over after all. Agora did not find it between',
    );
  });
});
