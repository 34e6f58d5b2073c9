import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Freshness } from '../../src/flows/polling/fresh.ts';
import { NEWS_KINDS, type NewsKind } from '../../src/recording/news.ts';
import { DEFAULT_POLICY } from '../../src/recording/policy.ts';
import type { ToldOf } from '../../src/recording/telling/saying.ts';
import { PROBLEMS } from '../../src/recording/watching/hearing.ts';
import { MUTE_CHOICES, muteOf } from '../../src/recording/watching/mute.ts';
import type { Language } from '../../src/slack/language/language.ts';
import { LANGUAGE_CODES, languageFor } from '../../src/slack/language/languages.ts';
import { asRepetition, worded } from '../../src/slack/messenger/messages.ts';
import { watchedHereMessage } from '../../src/slack/render/asking/lists.ts';
import { statusMessage } from '../../src/slack/render/asking/status.ts';
import { card, sharedCard } from '../../src/slack/render/card/card.ts';
import { filesBlocks } from '../../src/slack/render/card/files.ts';
import { troubleMessage } from '../../src/slack/render/telling/notices.ts';
import { languageMessage } from '../../src/slack/render/telling/pressed.ts';
import { mention } from '../../src/slack/text.ts';
import { anyOf, few, maybe, some, without } from './evidence/anything.ts';
import { type Doing, doing, expectBorneOut } from './evidence/borne-out.ts';
import { OF_A_WATCH, type WatchDoing } from './evidence/of-a-watch.ts';
import { type NoticeDoing, OF_NOTICES } from './evidence/of-notices.ts';
import { at, everyPhase, SID, START, watch } from './subjects.ts';

const NOW = at('15:40:00');
const name = anyOf('Algebra II', 'geo_9', '*', '<@U1>');
const reason = anyOf('is_archived', 'unheard_of');
const channel = anyOf('C0ROOM', 'D0MEI');
const one = anyOf(...everyPhase);

const mute = anyOf(...MUTE_CHOICES).map((choice) => muteOf(choice, 'U0MEI', at('14:10:00'), undefined));
const ONLY: readonly (readonly NewsKind[])[] = [PROBLEMS, NEWS_KINDS, ['ended']];

const anyWatch = fc
  .record({
    only: maybe(anyOf(...ONLY)),
    broadcast: maybe(anyOf('bad', 'all')),
    cards: maybe(anyOf('all', 'bad')),
    notify: maybe(anyOf('none', 'here')),
    max: maybe(anyOf<'none' | number>('none', 4)),
    copySince: maybe(fc.constant(START)),
    muted: maybe(mute),
    paused: maybe(fc.record({ reason, at: fc.constant(START) })),
  })
  .map((changes) => watch(without(changes) as Parameters<typeof watch>[0]));

const freshness = fc.oneof(
  fc.record({ kind: fc.constant('recent'), ageMs: anyOf(200, 1_500) }),
  fc.record({ kind: anyOf('spent', 'held'), ms: anyOf(6_000, 20_000) }),
  fc.record({ kind: fc.constant('under_way'), ms: anyOf(6_000) }),
  fc.constant({ kind: 'not_configured' }),
  fc.constant({ kind: 'asked', tookMs: 200 }),
) as fc.Arbitrary<Freshness>;

const watches = fc
  .record({
    known: one,
    watch: maybe(anyWatch),
    left: maybe(fc.record({ by: anyOf('U0TOM', 'U0MEI'), at: fc.constant(START) })),
    freshness,
    by: anyOf('U0TOM', 'U0MEI'),
    fileBase: maybe(fc.constant('https://files.example.com/')),
  })
  .map(({ known, watch: here, left, ...rest }) => ({
    subject: { known, watch: here, watchers: here ? [here] : [], ...(left ? { left } : {}) },
    ...rest,
  }));

const sayWatch: Doing<WatchDoing>['say'] = ({ subject, freshness, by, fileBase }, language) => {
  const voice = { language, policy: DEFAULT_POLICY };
  card(subject, voice);
  sharedCard(subject, by, voice);
  statusMessage(subject, freshness, voice, { now: NOW });
  filesBlocks({ known: subject.known, base: fileBase, freshness }, language);
  watchedHereMessage({ rows: [subject], from: 0, total: 1 }, 'show', language, NOW);
};

const told = fc.record({ known: one, app: anyOf('prod', 'stage'), alias: name }).map(
  ({ known, app, alias }): ToldOf => ({
    known: { ...known, recording: { ...known.recording, app, alias } },
    watch: watch(),
    news: [{ kind: 'paused' }] as unknown as ToldOf['news'],
    at: NOW,
  }),
);

const missedOf = one.map((known) => ({
  known,
  watch: watch(),
  missed: {
    since: START,
    from: 'recording',
    to: known.phase,
    at: NOW,
    changes: known.phase === 'recording' ? 0 : 1,
    files: 1,
    gaps: 0,
    trouble: [],
    kinds: [{ kind: 'file', gravity: 'ordinary' }],
  },
}));

const named = fc
  .record({ names: fc.array(name, { maxLength: 5 }), more: few })
  .map(({ names, more }) => ({ names, sids: names.map(() => SID), total: names.length + more }));

const AT = { at: fc.constant(NOW) };

const sayings = fc.oneof(
  fc
    .record({ named, kind: fc.constant('paused'), channel, reason, rules: few })
    .map(({ named: those, ...rest }) => ({ ...those, ...rest })),
  fc
    .record({ named, kind: fc.constant('emptied'), ...AT })
    .map(({ named: those, ...rest }) => ({ ...those, ...rest })),
  fc.record({ kind: fc.constant('not_shared'), channel, reason, name, sid: fc.constant(SID) }),
  fc
    .record({ kind: fc.constant('forgotten'), name, by: maybe(fc.constant('U0TOM')), ...AT })
    .map((all) => without({ ...all, sid: SID })),
  fc.record({
    kind: fc.constant('passed_on'),
    person: anyOf('U0MEI', 'U0TOM'),
    watches: few,
    rules: few,
    sids: fc.constant([SID]),
  }),
  fc
    .record({
      kind: fc.constant('awaited'),
      by: anyOf('U0MEI', 'backend'),
      total: few,
      cards: maybe(anyOf('all', 'bad')),
    })
    .map(without),
  fc.record({ kind: fc.constant('resumed'), channel, ...AT }),
  fc
    .record({ kind: fc.constant('on_it'), by: anyOf('U0MEI', 'U0TOM'), known: one })
    .map(({ known, ...rest }) => ({ ...rest, subject: { known, watch: watch(), watchers: [] } })),
  fc.record({ kind: fc.constant('digest'), told: some(told, 1, 4) }),
  fc.record({ kind: fc.constant('digest'), told: some(told, 150, 160) }),
  fc.record({ kind: fc.constant('missed'), missed: missedOf, ...AT }),
  fc
    .record({ kind: fc.constant('missed_here'), missed: some(missedOf, 1, 4), more: few, ...AT })
    .map(({ more, ...rest }) => ({ ...rest, since: START, total: rest.missed.length + more })),
);

const notices = fc.oneof(
  { weight: 9, arbitrary: fc.record({ saying: sayings, before: maybe(fc.constant(START)) }).map(without) },
  {
    weight: 1,
    arbitrary: fc.record({ away: anyOf('memory', 'slack', 'unknown'), since: maybe(anyOf(START)) }),
  },
) as fc.Arbitrary<NoticeDoing>;

/** Says a notice as the messenger does. */
async function sayNotice(from: NoticeDoing, language: Language): Promise<void> {
  if ('away' in from) {
    troubleMessage(from.away, 'a1b2c3', language, from.since);
    return;
  }
  const voice = { language, policy: DEFAULT_POLICY };
  const { message } = await worded(from.saying, {
    voiceFor: async () => voice,
    linksIn: async () => () => undefined,
    personOf: async () => undefined,
  });
  if (from.before !== undefined) asRepetition(message, from.before, voice);
}

const DOINGS = {
  watches: doing<WatchDoing>({ any: watches, say: sayWatch, evidence: OF_A_WATCH }),
  notices: doing<NoticeDoing>({ any: notices, say: sayNotice, evidence: OF_NOTICES }),
};

describe.each(LANGUAGE_CODES)('in %s', (code) => {
  test.each(Object.keys(DOINGS) as readonly (keyof typeof DOINGS)[])(
    'nothing is told that is not so: %s',
    (kind) => expectBorneOut(DOINGS[kind], code, 150),
  );

  test('who switched the language of a channel, and to which, is told in the one that it had', () => {
    for (const lang of LANGUAGE_CODES) {
      const { text } = languageMessage({ by: 'U0MEI', lang, before: code });
      expect(text).toBe(languageFor(code).spoken.switched(mention('U0MEI'), languageFor(lang).ownName).fact);
    }
  });
});
