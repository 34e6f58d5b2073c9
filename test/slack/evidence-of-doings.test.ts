import fc from 'fast-check';
import { describe, test } from 'vitest';
import type { Finding } from '../../src/flows/asking/doctor.ts';
import { BLIND_CAUSES } from '../../src/recording/news.ts';
import { MUTE_CHOICES, muteOf } from '../../src/recording/watching/mute.ts';
import { LANGUAGE_CODES } from '../../src/slack/language/languages.ts';
import { watchMessage } from '../../src/slack/render/asking/answers.ts';
import { doctorMessage } from '../../src/slack/render/asking/doctor.ts';
import { appMessage } from '../../src/slack/render/telling/notices.ts';
import { resumedMessage } from '../../src/slack/render/telling/places.ts';
import {
  muteMessage,
  onItAnswer,
  speakAgainMessage,
  unmuteMessage,
  vouchMessage,
} from '../../src/slack/render/telling/pressed.ts';
import { anyOf, few, maybe, some, without } from './evidence/anything.ts';
import { type Doing, expectBorneOut } from './evidence/borne-out.ts';
import {
  type Doings,
  OF_APPS,
  OF_FINDINGS,
  OF_MUTES,
  OF_RESUMING,
  OF_SPEAKING,
  OF_TAKING_ON,
  OF_VOUCHES,
  OF_WATCHING,
} from './evidence/of-doings.ts';
import { appFinding, at, everyPhase, known, NO_ENDS, SID, START } from './subjects.ts';

const ends = fc.record({
  of: few,
  reported: few,
  explained: few,
  promised: fc.boolean(),
  keys: fc.array(anyOf('ci', 'school'), { maxLength: 2 }),
  kept: fc.boolean(),
  deaf: anyOf([], [{ from: START, to: START + 60_000 }]),
});

const callbacks = fc.record({
  unregistered: few,
  lastAt: anyOf(undefined, START),
  endsHeard: fc.boolean(),
  senders: anyOf(
    undefined,
    { kind: 'known', addresses: ['203.0.113.7'] },
    { kind: 'unknown', cause: 'quota' },
  ),
});

const ofApp = fc
  .record({
    app: anyOf('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'),
    cause: maybe(anyOf(...BLIND_CAUSES)),
    asked: fc.boolean(),
    ends: fc.oneof(fc.constant(NO_ENDS), ends),
    callbacks: maybe(callbacks.map(without)),
  })
  .map(({ cause, ...rest }) =>
    without({
      kind: 'agora',
      fine: cause === undefined,
      dark: cause === undefined ? undefined : { cause, since: START },
      ...rest,
    }),
  ) as fc.Arbitrary<Finding>;

const finding = fc.oneof(
  anyOf('yes', 'public', 'no', 'unknown').map((member) => ({ kind: 'slack', fine: member !== 'no', member })),
  fc.array(anyOf('im:write', 'commands'), { maxLength: 2 }).map((missing) => ({
    kind: 'scopes',
    fine: missing.length === 0,
    missing,
    without: ['files'],
  })),
  fc.constant({ kind: 'slack_away', fine: false }),
  ofApp,
  fc
    .boolean()
    .map((fine) => ({ kind: 'budget', fine, apps: ['a', 'b'], recordings: 3, wanted: 1, granted: 2 })),
  fc.record({ kind: fc.constant('due'), fine: fc.boolean(), ageMs: few, short: fc.boolean() }),
  fc.record({ kind: fc.constant('undelivered'), fine: fc.boolean(), ageMs: few }),
  fc.constant({ kind: 'version', fine: true, version: '1.2.3' }),
  anyOf(
    { kind: 'emptied', fine: false, at: START },
    { kind: 'evicting', fine: false, policy: 'allkeys-lru' },
    { kind: 'held', fine: false, apps: ['a', 'b'], heldMs: 900_000 },
  ),
  fc.constant({ kind: 'dead', fine: false, letters: [{ id: 'a1', reason: 'invalid_blocks', at: START }] }),
) as fc.Arbitrary<Finding>;

const one = fc.constantFrom(...everyPhase);
const mute = fc
  .tuple(anyOf(...MUTE_CHOICES), anyOf('U0MEI', 'U0TOM'))
  .map(([choice, by]) => muteOf(choice, by, at('14:10:00'), undefined));

const ANY: { readonly [D in keyof Doings]: fc.Arbitrary<Doings[D]> } = {
  // Many apps are told of in one line.
  findings: fc.oneof(
    some(finding, 0, 16),
    some(ofApp, 0, 16),
    fc
      .integer({ min: 6, max: 9 })
      .map((apps) => Array.from({ length: apps }, (_, n) => appFinding(`app ${n}`))),
  ),
  mute: fc.oneof(
    fc.record({ kind: fc.constant('muted'), known: one, mute, before: maybe(mute) }).map(without),
    fc.record({ kind: anyOf('over', 'not_watched', 'not_muted', 'unknown'), known: one }),
    fc.record({
      kind: fc.constant('unmuted'),
      known: one,
      mute,
      missed: anyOf('nothing', 'in_thread', 'on_card', 'after_pause'),
    }),
  ) as fc.Arbitrary<Doings['mute']>,
  vouch: fc.record({
    kind: anyOf('vouched', 'withdrawn', 'nothing_to_say', 'already', 'unknown'),
    by: fc.constant('U0TOM'),
    known: one,
  }) as fc.Arbitrary<Doings['vouch']>,
  onIt: fc.record({
    answer: fc.oneof(
      fc.constant({ kind: 'not_watched' as const }),
      fc.record({
        kind: fc.constant('taken_on' as const),
        known: one,
        by: anyOf('U0MEI', 'U0TOM'),
        at: fc.constant(START),
        already: fc.boolean(),
      }),
    ),
    user: anyOf('U0MEI', 'U0TOM'),
  }),
  resumed: anyOf(
    { kind: 'resumed' },
    { kind: 'soon' },
    { kind: 'still', reason: 'is_archived' },
    { kind: 'running' },
    { kind: 'rules' },
    { kind: 'gone' },
  ),
  spoken: fc.record({ kind: anyOf('spoken', 'otherwise'), lang: anyOf(...LANGUAGE_CODES) }),
  app: fc
    .record({
      kind: anyOf('blind', 'sighted'),
      cause: anyOf(...BLIND_CAUSES),
      partly: anyOf(true, undefined),
      status: anyOf(401, undefined),
      many: fc.integer({ min: 1, max: 3 }),
    })
    .map(({ many, ...news }) => ({
      app: 'prod',
      sids: Array.from({ length: many }, () => SID),
      at: START,
      news: without({ ...news, since: START }),
    })) as fc.Arbitrary<Doings['app']>,
  watch: fc
    .record({
      kind: fc.constant('watching'),
      known: fc.constant(known()),
      how: anyOf('new', 'known', 'replaced'),
      already: fc.boolean(),
      changed: anyOf(true, undefined),
      card: anyOf('posted', 'soon', 'paused', 'with_trouble', 'awaited'),
      modeWritten: anyOf('composite', undefined),
    })
    .map(without) as fc.Arbitrary<Doings['watch']>,
};

/** How each is put into words, and what its sentences need. */
const DOINGS: { readonly [D in keyof Doings]: Omit<Doing<Doings[D]>, 'any'> } = {
  // A message holds all that is amiss of the apps of these tests.
  findings: { say: doctorMessage, evidence: OF_FINDINGS, notMade: ['doctor.moreAmiss'] },
  mute: {
    say: (answer, language) =>
      answer.kind === 'unmuted' || answer.kind === 'not_muted'
        ? unmuteMessage(answer, language)
        : muteMessage(answer, language),
    evidence: OF_MUTES,
  },
  vouch: { say: vouchMessage, evidence: OF_VOUCHES },
  onIt: {
    say: ({ answer, user }, language) => onItAnswer(answer, user, language),
    evidence: OF_TAKING_ON,
  },
  resumed: { say: resumedMessage, evidence: OF_RESUMING },
  spoken: { say: speakAgainMessage, evidence: OF_SPEAKING },
  app: { say: appMessage, evidence: OF_APPS },
  watch: { say: (answer, language) => watchMessage(answer, 'C0ROOM', language), evidence: OF_WATCHING },
};

describe.each(LANGUAGE_CODES)('in %s', (code) => {
  test.each(Object.keys(ANY) as readonly (keyof Doings)[])(
    'nothing is said that was not done or found out: %s',
    (kind) => expectBorneOut({ any: ANY[kind], ...DOINGS[kind] } as unknown as Doing<never>, code, 300),
  );
});
