import type { Finding } from '../../src/flows/asking/doctor.ts';
import { PER_PAGE } from '../../src/flows/asking/list.ts';
import type { Freshness } from '../../src/flows/polling/fresh.ts';
import type { WatchAnswer } from '../../src/flows/watching/watch.ts';
import type { CallbackSenders } from '../../src/ports/agora.ts';
import type { Known } from '../../src/recording/known.ts';
import type { BlindCause, News } from '../../src/recording/news.ts';
import { DEFAULT_POLICY } from '../../src/recording/policy.ts';
import type { Delivery } from '../../src/recording/telling/delivery.ts';
import type { Subject } from '../../src/recording/telling/saying.ts';
import type { Watch } from '../../src/recording/watching/watch.ts';
import type { Language } from '../../src/slack/language/language.ts';
import { LANGUAGE_CODES } from '../../src/slack/language/languages.ts';
import { asRepetition } from '../../src/slack/messenger/messages.ts';
import {
  sharedMessage,
  unresolvedMessage,
  unwatchMessage,
  watchMessage,
} from '../../src/slack/render/asking/answers.ts';
import { doctorMessage, toldAgainMessage } from '../../src/slack/render/asking/doctor.ts';
import { helpBlocks, helpMessage } from '../../src/slack/render/asking/help.ts';
import { listMessage, watchedHereMessage } from '../../src/slack/render/asking/lists.ts';
import { statusMessage, unregisteredMessage } from '../../src/slack/render/asking/status.ts';
import { card, sharedCard } from '../../src/slack/render/card/card.ts';
import { filesBlocks } from '../../src/slack/render/card/files.ts';
import { type Message, saying } from '../../src/slack/render/message.ts';
import { appMessage, emptiedMessage, troubleMessage } from '../../src/slack/render/telling/notices.ts';
import { code, shown } from '../../src/slack/text.ts';
import { callingMessages } from './messages/calling.ts';
import { digestMessages } from './messages/digest.ts';
import { endingMessages } from './messages/ending.ts';
import { intakeMessages } from './messages/intake.ts';
import type { Messages } from './messages/messages.ts';
import { mutedSubjects, muteMessages } from './messages/mute.ts';
import { endNews, foundRecording, overSubjects, vouchMessages } from './messages/over.ts';
import { pauseMessages } from './messages/pauses.ts';
import { ruleMessages } from './messages/rules.ts';
import { wordNews, wordSubjects } from './messages/words.ts';
import { newsOf } from './news-of.ts';
import {
  appFinding,
  at,
  everyPhase,
  files,
  known,
  NO_ENDS,
  recording,
  SID,
  START,
  watch,
} from './subjects.ts';

const now = at('15:40:00');
const between = { after: at('14:02:10'), before: at('14:02:41') };

/** Names that somebody might give a recording or a file, or put into an error, to see what happens. */
export const HOSTILE: Readonly<Record<string, string>> = {
  plain: 'Algebra II, room 4',
  long: 'n'.repeat(500),
  person: '<@U1> and <@U2|mei>',
  everybody: '<!channel> <!here> @channel',
  link: '<https://evil.example|click here> https://evil.example',
  markup: '*bold* _it_ ~gone~ `code` ```block``` > quote & more',
  backticks: '`'.repeat(200),
  ampersands: '&'.repeat(500),
  reversed: '\u202Egpj.exe\u202C \u2066x\u2069',
  lines: 'one\ntwo\r\nthree\u2028four',
  emoji: '👩‍👩‍👧‍👦'.repeat(120),
  zalgo: `z${'\u0301'.repeat(3_000)}`,
  invisible: '\u200B\u200B',
  half: '\uD83D',
  quotes: '"\\'.repeat(300),
};

/** Every language, with each of these. */
export const EVERY_WAY = LANGUAGE_CODES.flatMap((code) =>
  Object.entries(HOSTILE).map(([what, text]) => [code, what, text] as const),
);

/** Contents of the modal of a recording's files. */
const filesOf = (known: Known, freshness: Freshness, language: Language): Message => ({
  text: language.button.files,
  blocks: filesBlocks({ known, base: undefined, freshness }, language),
});

type Recovered = Extract<News, { kind: 'recovered' }>;

/** @param was the verdict that it takes back */
const recovered = (
  from: Recovered['from'],
  phase: Recovered['phase'],
  was?: Recovered['was'],
  after = between.after,
): Recovered => ({
  kind: 'recovered',
  gap: { after, before: between.before },
  from,
  phase,
  ...(was ? { was } : {}),
});

const CAUSES: readonly BlindCause[] = ['credentials', 'app_id', 'quota', 'unavailable'];
const SENDERS: readonly CallbackSenders[] = [
  { kind: 'known', addresses: ['203.0.113.7'] },
  {
    kind: 'known',
    addresses: Array.from({ length: 60 }, (_, n) => `2001:db8:ffff:ffff:ffff:ffff:ffff:${n}`),
  },
  { kind: 'unknown', cause: 'credentials' },
  { kind: 'unknown', cause: 'other_answer' },
];

/** One of every kind and every variant that reads differently. */
const everyNews = (text: string): readonly News[] => [
  { kind: 'started', between, late: false },
  { kind: 'started', between, late: true },
  { kind: 'phase', from: 'registered', to: 'starting', status: 1 },
  { kind: 'paused', between },
  { kind: 'resumed', pausedSince: at('14:01:00') },
  { kind: 'file', files: [{ name: text, startedAt: START }] },
  { kind: 'file', files: files(60, (n) => `${n}${text}`) },
  { kind: 'stopping', between },
  ...endNews,
  recovered('recording', 'recording'),
  recovered('lost', 'recording', { phase: 'lost', how: 'unasked' }),
  recovered('ended', 'ready', { phase: 'ended', how: 'unseen' }),
  recovered('starting', 'recording'),
  recovered('ended', 'recording', { phase: 'ended', how: 'asked' }, START),
  recovered('not_started', 'ready', { phase: 'not_started', how: 'watched' }, START),
  recovered('not_started', 'ready', { phase: 'not_started', how: 'unseen' }),
  { kind: 'stuck_ready', since: at('14:00:41') },
  { kind: 'rtmp_down', urls: [`rtmp://live.example.com/${text}`] },
  { kind: 'rtmp_up', urls: Array.from({ length: 9 }, (_, n) => `rtmp://live${n}.example.com/${text}`) },
  { kind: 'failover', sign: 'file', nth: 1 },
  { kind: 'failover', sign: 'restart', nth: 2 },
  { kind: 'failover', sign: 'uid', nth: 3 },
  { kind: 'left_running', past: 'plan', since: START, planned: at('15:00:00') },
  { kind: 'left_running', past: 'max', since: START, hours: 1.5 },
  { kind: 'paused_long', since: at('15:20:00') },
  { kind: 'limit_ahead', at: at('16:00:00'), hours: 2 },
  { kind: 'expiring', at: at('17:00:00') },
  { kind: 'expired', at: at('14:02:00'), lastPhase: 'recording' },
  ...(['parameter', 'ids', 'resource_expired', 'app_id', 'route'] as const).map((check) => ({
    kind: 'refused' as const,
    check,
    code: 1003,
    reason: text,
  })),
  { kind: 'refused', check: 'route' },
  ...CAUSES.map((cause) => ({ kind: 'blind' as const, since: at('13:52:00'), cause })),
  { kind: 'sighted', since: at('13:52:00') },
  ...wordNews,
];

const FRESHNESS = (text: string): readonly Freshness[] => [
  { kind: 'asked', tookMs: 234 },
  { kind: 'recent', ageMs: 400 },
  { kind: 'recent', ageMs: 1_800 },
  { kind: 'final' },
  { kind: 'unanswered', cause: 'quota' },
  ...CAUSES.map((cause) => ({ kind: 'unanswered' as const, cause, requestId: text })),
  { kind: 'spent', ms: 6_000 },
  { kind: 'held', ms: 30_000 },
  { kind: 'under_way', ms: 1_200 },
  { kind: 'not_configured' },
];

const DEAF = { from: START, to: now };

const KEPT = { place: { team: 'T1', channel: 'C0ROOM' }, at: START } as const;

const FINDINGS = (text: string): readonly Finding[] => [
  ...(['yes', 'public', 'no', 'unknown'] as const).map((member) => ({
    kind: 'slack' as const,
    fine: member !== 'no',
    member,
  })),
  { kind: 'scopes', fine: true, missing: [], without: [] },
  { kind: 'scopes', fine: true, missing: [], without: ['strange_channels', 'files', 'history'] },
  { kind: 'scopes', fine: false, missing: ['im:write', text], without: ['files'] },
  { kind: 'slack_away', fine: false },
  ...['is_archived', 'access_denied', text].map((reason) => ({
    kind: 'paused' as const,
    fine: false as const,
    reason,
  })),
  appFinding(text),
  appFinding(text, { asked: false, ends: { ...NO_ENDS, of: 41, promised: true } }),
  appFinding(text, {
    ends: { ...NO_ENDS, of: 50, reported: 48, explained: 2, promised: true, kept: true, deaf: [DEAF] },
  }),
  appFinding(text, { callbacks: { unregistered: 3, endsHeard: true, lastAt: START } }),
  appFinding(text, { callbacks: { unregistered: 0, endsHeard: true, lastAt: START } }),
  appFinding(text, { callbacks: { unregistered: 0, endsHeard: false, lastAt: START } }),
  appFinding(text, { callbacks: { unregistered: 0, endsHeard: false } }),
  ...CAUSES.map((cause) => appFinding(text, { fine: false, dark: { cause, since: START } })),
  { kind: 'budget', fine: true, apps: [text], recordings: 1, wanted: 1 / 30, granted: 2 },
  { kind: 'budget', fine: true, apps: [text], recordings: 12, wanted: 0.4, granted: 2 },
  { kind: 'budget', fine: false, apps: [text], recordings: 900, wanted: 30, granted: 2 },
  { kind: 'budget', fine: true, apps: [text, 'b', 'c', 'd'], recordings: 30, wanted: 1, granted: 2 },
  { kind: 'held', fine: false, apps: [text, 'b', 'c', 'd'], heldMs: 900_000 },
  { kind: 'due', fine: true, ageMs: 20, short: false },
  { kind: 'due', fine: false, ageMs: 75_000, short: false },
  { kind: 'due', fine: false, ageMs: 75_000, short: true },
  { kind: 'emptied', fine: false, at: START },
  { kind: 'evicting', fine: false, policy: 'allkeys-lru' },
  { kind: 'undelivered', fine: true, ageMs: 0 },
  { kind: 'version', fine: true, version: '1.2.3' },
  { kind: 'undelivered', fine: false, ageMs: 4_000_000 },
  { kind: 'dead', fine: false, letters: [{ id: 'a1b2c3d4e5', reason: 'invalid_blocks', ...KEPT }] },
  {
    kind: 'dead',
    fine: false,
    letters: Array.from({ length: 12 }, (_, n) => ({ id: `a1b2c3d4${n}`, reason: text, ...KEPT })),
  },
];

const wellApp = (app: string): readonly Finding[] => [
  appFinding(app, { ends: { ...NO_ENDS, of: 12 } }),
  { kind: 'budget', fine: true, apps: [app], recordings: 12, wanted: 0.4, granted: 2 },
];

function watchAnswers(one: Known, text: string): readonly WatchAnswer[] {
  const watching = { kind: 'watching', known: one, how: 'new', already: false, card: 'posted' } as const;
  return [
    watching,
    { ...watching, card: 'soon', modeWritten: text },
    { ...watching, how: 'known', already: true },
    { ...watching, how: 'replaced' },
    { ...watching, card: 'paused', reason: 'not_in_channel' },
    { ...watching, already: true, changed: true, card: 'paused', reason: text },
    { ...watching, card: 'paused' },
    { kind: 'misread', misread: { kind: 'not_json' } },
    { kind: 'misread', misread: { kind: 'cut_resource_id', length: 180 } },
    { kind: 'misread', misread: { kind: 'several_sids', count: 2 } },
    { kind: 'misread', misread: { kind: 'too_many_pieces', most: 1_000 } },
    { kind: 'misread', misread: { kind: 'long_alias', length: 612 } },
    { kind: 'misread', misread: { kind: 'unknown_kind', written: text } },
    { kind: 'misread', misread: { kind: 'unknown_broadcast', written: text } },
    { kind: 'misread', misread: { kind: 'bad_max', written: text } },
    { kind: 'misread', misread: { kind: 'unknown_option', written: 'brodcast', meant: 'broadcast' } },
    { kind: 'misread', misread: { kind: 'no_all', written: text } },
    { kind: 'incomplete', missing: { kind: 'no_sid' } },
    { kind: 'incomplete', missing: { kind: 'no_resource_id' } },
    { kind: 'incomplete', missing: { kind: 'no_mode' } },
    { kind: 'incomplete', missing: { kind: 'no_mode', written: text } },
    { kind: 'incomplete', missing: { kind: 'which_app', apps: Array.from({ length: 40 }, () => text) } },
    { kind: 'incomplete', missing: { kind: 'unknown_app', written: text, apps: [text, 'prod'] } },
    { kind: 'incomplete', missing: { kind: 'unknown_app', written: text, apps: [] } },
    { kind: 'unknown_language', written: text, languages: LANGUAGE_CODES },
    { kind: 'none', text },
    { kind: 'none', text, near: Array.from({ length: 5 }, () => one) },
    { kind: 'short', text },
    { kind: 'too_many_unseen', most: 100, where: 'person' },
    { kind: 'too_many_unseen', most: 150, where: 'place' },
    { kind: 'too_many_unseen', most: 300, where: 'team' },
    { kind: 'many', text, candidates: Array.from({ length: 10 }, () => one) },
  ];
}

const busy = (text: string): Known =>
  known({
    recording: recording({ alias: text, app: text }),
    files: files(1_000, (n) => `${text}/${n}.mp4`),
    outputs: Array.from({ length: 12 }, (_, n) => ({ url: `rtmp://h${n}/${text}`, status: 'disconnected' })),
    status: 9_999,
    gaps: [{ from: START, to: START + 75_000 }],
    life: Array.from({ length: 60 }, (_, n) => ({
      phase: n % 2 ? 'paused' : 'recording',
      at: START + n * 60_000,
    })),
  });

const foundLate = known({ recording: recording({ startedAt: at('11:30:00') }), life: foundRecording });

const doubts = (one: Known): readonly Known[] => [
  { ...one, suspect: { since: now, lastAt: now, looks: 3, restarts: 0, shown: true } },
  ...CAUSES.map((cause) => ({
    ...one,
    lookedAt: now,
    blind: { since: now - 600_000, looks: 9, cause, told: true },
  })),
];

const manyWatches = (text: string): readonly Watch[] =>
  Array.from({ length: 50 }, (_, n) =>
    watch({ owner: n === 1 ? text : `U0PERSON${n}`, channel: `C${n}ROOM` }),
  );

function subjects(text: string): readonly Subject[] {
  const phases = everyPhase.map((one) => ({ ...one, recording: { ...one.recording, alias: text } }));
  const ready = { ...(phases[2] ?? known()), stuckTold: true };
  const lost = phases
    .filter(({ phase }) => phase === 'lost')
    .map((one) => ({ ...one, final: true, afterLooks: 3 }));
  const nameless = known({ recording: (({ alias: _, ...rest }) => rest)(recording()) });
  const crowd = manyWatches(text);
  const here = crowd[0] ?? watch();
  return [
    ...[...phases, ready, ...lost, ...doubts(known()), nameless, busy(text)].map((one) => ({
      known: one,
      watch: here,
      watchers: [here],
    })),
    { known: busy(text), watch: here, watchers: crowd },
    { known: known(), watch: undefined, watchers: [] },
    {
      known: known(),
      watch: { ...here, only: ['ended', 'file'], broadcast: 'final', max: 1.5 },
      watchers: [here],
    },
    { known: foundLate, watch: here, watchers: [here] },
    ...mutedSubjects,
    ...overSubjects(text),
    ...wordSubjects(text),
    { known: known(), watch: { ...here, paused: { reason: text, at: now } }, watchers: [here] },
  ];
}

/** Every message that the bot can build in a language, about things that are called `text`. */
export function everyMessage(text: string, language: Language): Messages {
  const look = { language, policy: DEFAULT_POLICY };
  const made: Messages[number][] = [];
  const add = (what: string, message: Message) => made.push([what, message]);
  const one = busy(text);
  const base = { id: 'd1', at: now } as const;

  subjects(text).forEach((subject, n) => {
    const what = `${subject.known.phase} ${n}`;
    add(`card: ${what}`, card(subject, look));
    add(`share: ${what}`, sharedCard(subject, text, look));
    for (const how of FRESHNESS(text))
      add(`status ${how.kind}: ${what}`, statusMessage(subject, how, look, { now }));
    add(`files: ${what}`, filesOf(subject.known, { kind: 'final' }, language));
  });
  made.push(...endingMessages(text, language));
  for (const how of FRESHNESS(text)) add(`files ${how.kind}`, filesOf(one, how, language));
  const about: Subject = { known: one, watch: watch(), watchers: [] };
  for (const news of everyNews(text)) add(`news: ${news.kind}`, newsOf(about, [news], now, language));
  const oneOfEach = [...new Map(everyNews(text).map((news) => [news.kind, news])).values()];
  add('news: all at once', newsOf(about, oneOfEach, now, language));
  for (const answer of watchAnswers(one, text))
    add(`watch: ${answer.kind}`, watchMessage(answer, 'C0ROOM', language));
  const shut = { kind: 'watching', known: one, how: 'new', already: false, card: 'paused' } as const;
  add('watch in a direct message of two people', watchMessage(shut, 'D0TWO', language));
  for (const kind of ['unwatched', 'not_watched'] as const)
    add(`unwatch: ${kind}`, unwatchMessage({ kind, known: one }, language));
  const words = [40, 33, 31, 99].map((event) => ({ event, at: START }));
  add('status: unregistered', unregisteredMessage({ sid: text, app: text, words }, language));
  const ambiguous = { kind: 'many', text, candidates: [one, one] } as const;
  for (const key of ['show', 'unwatch'] as const)
    add(`ambiguous: ${key}`, unresolvedMessage(ambiguous, key, language));
  made.push(...callingMessages(one, language));
  made.push(...muteMessages(one, language));
  made.push(...vouchMessages(one, language));
  add('share queued', sharedMessage('queued', one, language));
  add('share repeated', sharedMessage('repeated', one, language));

  const crowd = Array.from({ length: PER_PAGE }, () => one);
  const listed = crowd.map((each) => ({ known: each, watch: watch(), watchers: [] }));
  for (const filter of ['live', 'ended', 'failed', 'all'] as const) {
    const page = { filter, rows: crowd, from: 20, total: 480 } as const;
    add(`list ${filter}`, listMessage(page, language, now));
    const none = { filter, rows: [], from: 0, total: 0 } as const;
    add(`list ${filter} empty`, listMessage({ ...none, searched: 2_000, neverFound: 42 }, language, now));
    for (const count of [1, 12]) {
      const recent = {
        rows: overSubjects(text)
          .slice(0, count)
          .map(({ known }) => known),
        total: count * 3,
      };
      const few = { ...page, rows: crowd.slice(0, 2), from: 0, total: 2, recent };
      add(`list ${filter}, and what ended`, listMessage(few, language, now));
      add(`list ${filter} empty, and what ended`, listMessage({ ...none, recent }, language, now));
    }
  }
  const here = { rows: listed, from: 0, total: 50 } as const;
  for (const [count, total] of [
    [1, 1],
    [2, 2],
    [3, 50],
  ] as const) {
    const page = { ...here, rows: listed.slice(0, count), total, unseen: { count, since: START } };
    add(`watched here, ${count} of ${total} unseen`, watchedHereMessage(page, 'show', language, now));
  }
  for (const key of ['show', 'unwatch'] as const) {
    add(`watched here: ${key}`, watchedHereMessage(here, key, language, now));
    const only = { ...here, rows: listed.slice(0, 1), total: 1 };
    add(`watched here, one: ${key}`, watchedHereMessage(only, key, language, now));
  }
  add('watched here, none', watchedHereMessage({ rows: [], from: 0, total: 0 }, 'show', language, now));
  add('doctor', doctorMessage(FINDINGS(text), language));
  add('doctor, all well', doctorMessage([], language));
  const promises = [[text], [text, 'b', 'c', 'd']].map((keys) =>
    appFinding(text, { ends: { ...NO_ENDS, keys } }),
  );
  add('doctor, keys that promise', doctorMessage(promises, language));
  for (const [nth, senders] of SENDERS.entries()) {
    const silent = appFinding(text, { callbacks: { unregistered: 0, endsHeard: false, senders } });
    add(`doctor, before any callback, ${nth + 1}`, doctorMessage([silent], language));
  }
  const many = Array.from({ length: 80 }, (_, n) => `${text} ${n + 1}`);
  add('doctor, many apps', doctorMessage(many.flatMap(wellApp), language));
  for (const [queued, paused] of [
    [1, 0],
    [2, 1],
    [0, 1],
    [0, 0],
  ] as const) {
    add(`told again ${queued} ${paused}`, toldAgainMessage({ queued, paused }, language));
  }
  add('help', helpMessage(language));
  for (const part of ['watch', 'options', 'rules'] as const) {
    add(`help: ${part}`, { text: language.answer.helpTitle, blocks: helpBlocks(part, language) });
  }

  const { mistake, answer } = language;
  add('nothing typed: unwatch', saying(mistake.emptyUnwatch()));
  add('a button of another version', saying(mistake.strangeButton()));
  add('a button about another channel', saying(mistake.notThere));
  add('the cards option', saying(mistake.unknownCards(code(text))));
  add('unknown filter', saying(mistake.unknownFilter(shown(text, 40), [code('live'), code('all')])));
  add('answered late', saying({ fact: answer.late(shown('14:00:00')) }));

  const sids = Array.from({ length: 400 }, () => SID);
  const app: Delivery<'app'> = {
    ...base,
    kind: 'app',
    app: text,
    news: { kind: 'blind', since: START, cause: 'credentials', status: 401 },
    sids,
  };
  add('app blind', appMessage(app, language));
  add('memory emptied', emptiedMessage({ total: 5, names: [text, 'Algebra'], at: START }, language));
  add(
    'perhaps repeated',
    asRepetition(appMessage(app, language), START, { language, policy: DEFAULT_POLICY }),
  );
  const ofQuota = { since: START, cause: 'quota' } as const;
  add('app blind, no number', appMessage({ ...app, news: { kind: 'blind', ...ofQuota } }, language));
  add('app sighted', appMessage({ ...app, news: { kind: 'sighted', ...ofQuota } }, language));
  for (const kind of ['blind', 'sighted'] as const) {
    const news = { kind, ...ofQuota, partly: true } as const;
    add(`app ${kind} partly`, appMessage({ ...app, news, sids: [SID] }, language));
  }
  for (const away of ['memory', 'slack', 'unknown'] as const) {
    add(away, troubleMessage(away, 'a1b2c3', language, undefined));
    add(`${away}, again`, troubleMessage(away, 'a1b2c3', language, START));
  }
  made.push(...ruleMessages(text, language));
  made.push(...pauseMessages(text, language));
  made.push(...digestMessages(text, everyNews(text), language));
  made.push(...intakeMessages(text, one, watchAnswers(one, text), language));
  return made;
}
