import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EVERYTHING, homeOf } from '../../src/flows/asking/home.ts';
import { FILTERS } from '../../src/flows/asking/list.ts';
import { NEWS_KINDS, type NewsKind } from '../../src/recording/news.ts';
import { homeBlocks, homeView } from '../../src/slack/home/home.ts';
import { LANGUAGE_CODES } from '../../src/slack/language/languages.ts';
import { sharedMessage, unresolvedMessage, unwatchMessage } from '../../src/slack/render/asking/answers.ts';
import { toldAgainMessage } from '../../src/slack/render/asking/doctor.ts';
import { candidatesMessage, listMessage, watchedHereMessage } from '../../src/slack/render/asking/lists.ts';
import { unregisteredMessage } from '../../src/slack/render/asking/status.ts';
import { queryBlocks } from '../../src/slack/render/asking/to-copy.ts';
import { historyBlocks } from '../../src/slack/render/card/history.ts';
import { takenOn, withdrawnMessage } from '../../src/slack/render/telling/pressed.ts';
import { chosenMessage } from '../../src/slack/render/watching/intake.ts';
import {
  matchingMessage,
  ruleChangedMessage,
  ruleSetMessage,
  rulesMessage,
} from '../../src/slack/render/watching/rules.ts';
import { anyOf, few, maybe, some, without } from './evidence/anything.ts';
import { type Doing, doing, expectBorneOut } from './evidence/borne-out.ts';
import { COVERED, ONE_PLACE } from './evidence/covered.ts';
import { type HomeDoing, OF_HOME } from './evidence/of-home.ts';
import { type IntakeDoing, OF_INTAKE, OF_MISTAKES } from './evidence/of-intake.ts';
import { type ListDoing, OF_LISTS } from './evidence/of-lists.ts';
import { OF_PRESSES, type PressDoing } from './evidence/of-presses.ts';
import { OF_RULES, type RuleDoing } from './evidence/of-rules.ts';
import { surveyOf } from './home-world.ts';
import { rule } from './rules-world.ts';
import { appFinding, at, everyPhase, recording, SID, START, watch } from './subjects.ts';

const name = anyOf('Algebra II', 'geo_9', '*', 'C0ROOM', '<@U1>');
const NOW = at('15:40:00');

const one = fc
  .record({ known: anyOf(...everyPhase), alias: name, app: anyOf('prod', 'stage'), n: fc.nat({ max: 9 }) })
  .map(({ known, alias, app, n }) => ({
    ...known,
    recording: { ...known.recording, alias, app, sid: `${n}${SID.slice(1)}` },
  }));

const anyRule = fc
  .record({
    id: anyOf('rule-1', 'rule-2'),
    channel: anyOf('C0RECORDINGS', 'D0MEI'),
    pattern: anyOf('*', 'class-*', 'class 7'),
    app: maybe(anyOf('prod', 'stage')),
    owner: anyOf('U0MEI', 'C0RECORDINGS'),
    only: maybe(anyOf(NEWS_KINDS, ['ended' as const])),
    lang: maybe(anyOf('zh')),
    broadcast: maybe(anyOf('bad', 'none')),
    cards: maybe(anyOf('all', 'bad')),
    notify: maybe(anyOf('none', 'here', 'U0TOM')),
    max: maybe(anyOf<'none' | number>('none', 4)),
    paused: maybe(
      anyOf({ kind: 'person', by: 'U0ANNA', at: START }, { kind: 'place', reason: 'is_archived', at: START }),
    ),
  })
  .map((changes) => rule(without(changes) as Parameters<typeof rule>[0]));

const BAD_PATTERNS = [
  { kind: 'empty' },
  { kind: 'too_long', length: 123 },
  { kind: 'regex', written: '^a$' },
  { kind: 'slack_channel', written: '#general' },
];

const rules = fc.oneof(
  fc.record({
    kind: fc.constant('rule_set'),
    rule: anyRule,
    already: fc.boolean(),
    matching: few,
    absent: fc.boolean(),
  }),
  fc.record({ kind: anyOf('rule_paused', 'rule_resumed', 'rule_removed'), rule: anyRule }),
  fc.record({ kind: anyOf('no_rule', 'which_rule'), text: name, rules: some(anyRule, 0, 3) }),
  fc.record({ kind: fc.constant('matching_watched'), rule: anyRule, watched: few, left: few }).map((all) =>
    // More is left only where as many as fit were watched.
    all.watched === 0 ? { ...all, left: 0 } : all,
  ),
  fc.record({ kind: fc.constant('rules'), here: some(anyRule, 0, 3), elsewhere: some(anyRule, 0, 50) }),
  fc.constant({ kind: 'rules', here: [], elsewhere: [] }),
  fc.record({
    kind: fc.constant('misread_rule'),
    misread: fc.oneof(
      fc.record({ kind: fc.constant('strange_word'), word: name }),
      fc.record({ kind: fc.constant('bad_pattern'), bad: anyOf(...BAD_PATTERNS) }),
    ),
  }),
  fc.record({
    kind: fc.constant('too_many_rules'),
    most: few,
    where: anyOf('person', 'place', 'team'),
  }),
) as fc.Arbitrary<RuleDoing>;

function sayRules(from: RuleDoing, language: Parameters<typeof ruleSetMessage>[1]): unknown {
  switch (from.kind) {
    case 'rules':
      return rulesMessage(from, language);
    case 'matching_watched':
      return matchingMessage(from, language);
    case 'no_rule':
    case 'which_rule':
    case 'rule_paused':
    case 'rule_resumed':
    case 'rule_removed':
      return ruleChangedMessage(from, language);
    default:
      return ruleSetMessage(from, language);
  }
}

const apps = fc.nat({ max: 40 }).map((count) => Array.from({ length: count }, (_, n) => `app ${n}`));

const missing = fc.oneof(
  anyOf({ kind: 'no_sid' }, { kind: 'no_resource_id' }, { kind: 'no_mode' }),
  fc.record({ kind: fc.constant('no_mode'), written: name }),
  fc.record({ kind: fc.constant('which_app'), apps }),
  fc.record({ kind: fc.constant('unknown_app'), written: name, apps }),
);

const MISREAD = [
  { kind: 'not_json' },
  { kind: 'cut_resource_id', length: 7 },
  { kind: 'several_sids', count: 4 },
  { kind: 'too_many_pieces', most: 1_000 },
  { kind: 'long_alias', length: 900 },
  { kind: 'unknown_option', written: 'alias', meant: 'as' },
  { kind: 'no_all', written: 'channel:x`y' },
  ...['bad_max', 'unknown_broadcast', 'unknown_cards', 'unknown_notify', 'unknown_kind'].map((kind) => ({
    kind,
    written: 'x`y',
  })),
];

const answer = fc.oneof(
  fc
    .record({
      kind: fc.constant('watching'),
      known: one,
      how: anyOf('new', 'known', 'replaced'),
      already: fc.boolean(),
      card: anyOf('posted', 'soon', 'paused', 'with_trouble', 'awaited'),
      modeWritten: maybe(fc.constant('composite')),
    })
    .map(without),
  fc.record({ kind: fc.constant('incomplete'), missing, draft: maybe(fc.constant('D')) }).map(without),
  fc.record({ kind: fc.constant('misread'), misread: anyOf(...MISREAD) }),
  fc.record({ kind: fc.constant('unknown_language'), written: name, languages: anyOf(['en'], ['en', 'zh']) }),
  fc.record({ kind: fc.constant('uncallable'), who: anyOf('U0MEI'), is: anyOf('bot', 'left', 'unknown') }),
  fc.record({
    kind: fc.constant('too_many_unseen'),
    most: few,
    where: anyOf('person', 'place', 'team'),
  }),
  fc
    .record({ kind: fc.constant('many'), text: name, candidates: some(one, 0, 4), total: maybe(anyOf(9)) })
    .map(without),
  fc
    .record({
      kind: fc.constant('none'),
      text: anyOf('algebr', 'hlep', 'docter'),
      near: maybe(some(one, 0, 2)),
    })
    .map(without),
  fc.record({ kind: fc.constant('short'), text: anyOf('al', 'lst') }),
);

const several = fc
  .record({
    answers: fc.oneof(
      { weight: 19, arbitrary: fc.array(answer, { minLength: 1, maxLength: 4 }) },
      { weight: 1, arbitrary: fc.constant('fifty' as const) },
    ),
    sid: maybe(fc.constant(SID)),
    left: maybe(fc.record({ count: fc.integer({ min: 1, max: 9 }), from: maybe(fc.constant(SID)) })),
    question: maybe(fc.record({ draft: fc.constant('D'), count: few, apps: maybe(apps) })),
    card: maybe(anyOf('posted', 'soon', 'paused', 'with_trouble', 'awaited')),
  })
  .map(({ answers, sid, left, question, card }) => {
    const long = {
      kind: 'unknown_language',
      written: '"'.repeat(40),
      languages: Array(60).fill('"'.repeat(99)),
    };
    const all = answers === 'fifty' ? Array.from({ length: 50 }, () => long) : answers;
    return without({
      kind: 'several',
      outcomes: all.map((each, n) => without({ nth: n + 1, sid, answer: each })),
      left: left && without(left),
      question: question && without(question),
      card: card && { card },
    });
  });

const intake = fc.oneof(answer, several, fc.constant({ kind: 'gone' })) as fc.Arbitrary<IntakeDoing>;

const sayIntake: Doing<IntakeDoing>['say'] = (from, language) => {
  chosenMessage(from, 'C0ROOM', language);
  // A command for one recording answers the same.
  if (from.kind === 'none' || from.kind === 'short' || from.kind === 'many')
    unresolvedMessage(from, 'show', language);
};

const page = { from: anyOf(0, 20), more: few, unseen: maybe(fc.integer({ min: 1, max: 2 })) };

const paged = <Row>({
  rows,
  from,
  more,
  unseen,
}: {
  rows: Row[];
  from: number;
  more: number;
  unseen: number | undefined;
}) =>
  without({
    rows,
    from: rows.length === 0 ? 0 : from,
    total: rows.length === 0 ? 0 : from + rows.length + more,
    unseen: unseen === undefined || rows.length === 0 ? undefined : { count: unseen, since: START },
  });

const lists = fc.oneof(
  fc
    .record({
      ...page,
      rows: some(one, 0, 20),
      filter: anyOf(...FILTERS),
      recent: fc.array(one, { maxLength: 3 }),
      moreRecent: few,
      neverFound: maybe(fc.integer({ min: 1, max: 3 })),
      searched: maybe(fc.constant(2_000)),
    })
    .map(({ filter, recent, moreRecent, neverFound, searched, ...rest }) => ({
      now: NOW,
      list: without({
        ...paged(rest),
        filter,
        recent:
          filter === 'live' && recent.length > 0
            ? { rows: recent, total: recent.length + moreRecent }
            : undefined,
        neverFound,
        searched,
      }),
    })),
  fc.record({ ...page, rows: some(one, 0, 20) }).map(({ rows, ...rest }) => ({
    now: NOW,
    here: paged({ ...rest, rows: rows.map((known) => ({ known, watch: watch(), watchers: [] })) }),
  })),
  fc
    .record({ candidates: fc.array(one, { minLength: 1, maxLength: 3 }), more: few })
    .map(({ candidates, more }) => ({
      now: NOW,
      many: { text: 'a', candidates, total: candidates.length + more },
    })),
) as fc.Arbitrary<ListDoing>;

const sayLists: Doing<ListDoing>['say'] = ({ list, here, many, now }, language) => {
  if (list) listMessage(list, language, now);
  if (here) watchedHereMessage(here, 'show', language, now);
  if (many) candidatesMessage(many, 'show', language);
};

const isVouching = anyOf('vouched', 'withdrawn', 'nothing_to_say', 'already');
const KINDS: readonly (readonly NewsKind[])[] = [[], ['ended'], ['ended', 'file']];

const presses = fc.oneof(
  fc.record({ unwatch: fc.record({ kind: anyOf('unwatched', 'not_watched'), known: one }) }),
  fc.record({ shared: fc.record({ how: anyOf('queued', 'repeated'), known: one }) }),
  fc.record({ heard: fc.record({ sid: name, app: name, words: fc.constant([]) }) }),
  fc.record({ again: fc.record({ queued: few, paused: few }) }),
  fc.record({ withdrawn: fc.record({ kind: isVouching, known: one, by: fc.constant('U0TOM') }) }),
  fc.record({ taken: fc.record({ by: anyOf('U0MEI', 'U0TOM') }) }),
  fc.record({ query: one }),
  fc.record({
    history: fc.record({
      known: one,
      told: some(
        fc.record({
          kinds: anyOf(...KINDS),
          how: anyOf('told', 'found', 'repeated'),
          attempts: few,
          at: fc.constant(START),
        }),
        0,
        3,
      ),
    }),
  }),
) as fc.Arbitrary<PressDoing>;

const sayPresses: Doing<PressDoing>['say'] = (
  { unwatch, shared, heard, again, withdrawn, taken, query, history },
  language,
) => {
  if (unwatch) unwatchMessage(unwatch, language);
  if (shared) sharedMessage(shared.how, shared.known, language);
  if (heard) unregisteredMessage(heard, language);
  if (again) toldAgainMessage(again, language);
  if (withdrawn) withdrawnMessage(withdrawn, language);
  if (taken) takenOn({ text: '', blocks: [] }, { ...taken, at: START }, language);
  if (query) queryBlocks(query, language, false);
  if (history) historyBlocks(history.known, undefined, language, history.told);
};

const WATCHES = [
  [],
  [watch()],
  [watch({ paused: { reason: 'is_archived', at: START } })],
  ['C1', 'C2', 'C3', 'D0MEI'].map((channel) => watch({ channel })),
];

const budget = fc.record({
  kind: fc.constant('budget'),
  fine: fc.boolean(),
  apps: anyOf(['prod'], ['a', 'b', 'c', 'd', 'e', 'f']),
  recordings: few,
  wanted: few,
  granted: few,
});

const home = fc
  .record({
    empty: fc.boolean(),
    recordings: fc.array(fc.record({ known: one, watches: anyOf(...WATCHES) }), { maxLength: 6 }),
    crowd: anyOf(0, 0, 0, 30),
    rules: some(anyRule, 0, 3),
    searched: maybe(fc.constant(2_000)),
    health: fc.array(budget, { maxLength: 2 }),
    state: anyOf(...FILTERS),
    app: maybe(anyOf('prod', 'stage', 'other')),
    mine: fc.boolean(),
    until: maybe(fc.constant(at('15:55:00'))),
  })
  .map(({ crowd, state, app, mine, until, health, recordings, ...rest }) => {
    const many = Array.from({ length: crowd }, (_, n) => ({
      known: { ...everyPhase[3], recording: recording({ sid: `${n}` }) },
      watches: [watch({ channel: `C${n}` })],
    }));
    const found = [appFinding('prod'), ...health];
    const survey = surveyOf(
      without({ ...rest, recordings: [...recordings, ...many], health: found }) as Parameters<
        typeof surveyOf
      >[0],
    );
    const choice = app === undefined ? { ...EVERYTHING, state, mine } : { state, app, mine };
    return { home: homeOf(survey, 'U0MEI', choice, () => true), until };
  });

const sayHome: Doing<HomeDoing>['say'] = ({ home: mine, until }, language) =>
  homeView(mine, homeBlocks(mine, language), mine.at, until, language);

const DOINGS = {
  rules: doing<RuleDoing>({ any: rules, say: sayRules, evidence: OF_RULES }),
  intake: doing<IntakeDoing>({ any: intake, say: sayIntake, evidence: { ...OF_INTAKE, ...OF_MISTAKES } }),
  lists: doing<ListDoing>({ any: lists, say: sayLists, evidence: OF_LISTS }),
  presses: doing<PressDoing>({ any: presses, say: sayPresses, evidence: OF_PRESSES }),
  home: doing<HomeDoing>({ any: home, say: sayHome, evidence: OF_HOME }),
};

/** Enough that each sentence is said; few, as a Home is long. */
const RUNS: Partial<Record<string, number>> = { rules: 200, intake: 400, home: 150 };

describe.each(LANGUAGE_CODES)('in %s', (code) => {
  test.each(Object.keys(DOINGS) as readonly (keyof typeof DOINGS)[])(
    'nothing is answered that is not so: %s',
    (kind) => expectBorneOut(DOINGS[kind], code, RUNS[kind] ?? 200),
  );
});

test('every sentence has an evidence, or a reason for having none', () => {
  expect(COVERED).toEqual({ missing: true, stray: true });
});

const here = dirname(fileURLToPath(import.meta.url));

test.each(Object.entries(ONE_PLACE))('%s is read where its one case is brought about', (_, [file, words]) => {
  expect(readFileSync(join(here, '..', file), 'utf8').includes(words)).toBe(true);
});
