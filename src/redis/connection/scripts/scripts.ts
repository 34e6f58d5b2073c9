import type { Lane } from '../place.ts';

/**
 * Arguments of each script after the tag, in this order; an empty text stands for an absent value. The header of
 * `<corner>/lua/<name>.lua` says what it does with them and what it answers.
 */
export interface Scripts {
  'connection/beat': [last: number | '', stalledMs: number];

  'hearing/beat': [process: string, up: 0 | 1, deadMs: number];
  'hearing/noted': [sid: string, mark: string, count: number, look: 0 | 1];
  'hearing/notice': OrdersOf<'hearing/notice'>;

  'knowing/amend': [
    sid: string,
    judged: number,
    version: number,
    known: string,
    delivery: string,
    final: 0 | 1,
  ];
  'knowing/forget': [sid: string, name: string, by: string];
  'knowing/name': [sid: string, team: string, alias: string, caseless: string];
  'knowing/newcomer': [team: string, newcomer: string, keptMs: number];
  'knowing/pass-on': [
    lane: Lane,
    team: string,
    channel: string,
    person: string,
    edition: string,
    ...rules: string[],
  ];
  'knowing/read': [...sids: string[]];
  'knowing/register': [
    sid: string,
    app: string,
    before: string,
    known: string,
    version: number,
    lookInMs: number,
    team: string,
    alias: string,
    caseless: string,
    edition: string,
    waiting: string,
    said: string,
    rank: '0' | '1' | '2',
    ...watches: RuledWatches,
  ];
  'knowing/rules': [team: string, edition: string, ...changes: string[]];
  'knowing/said': [sid: string, ...said: string[]];
  'knowing/speak': [lane: Lane, language: string];
  'knowing/turn-pages': [team: string, most: number];
  'knowing/unwatch': [sid: string, lane: Lane, by: string];
  'knowing/watched': [most: number, ...lanes: Lane[]];
  'knowing/watch': [sid: string, lane: Lane, team: string, by: string, options: string, byPerson: 0 | 1];

  'polling/balance': [settle: 0 | 1, ...apps: string[]];
  'polling/begin': OrdersOf<'polling/begin'>;
  'polling/claim': [
    most: number,
    leaseMs: number,
    seed: string,
    probeMs: number,
    mostSoon: number,
    ...apps: (string | number)[],
  ];
  'polling/claim-one': [sid: string, app: string, token: string, leaseMs: number];
  'polling/commit': OrdersOf<'polling/commit'>;
  'polling/outlook': [mostApps: number, mostLanes: number];
  'polling/purge': [keptMs: number, most: number];
  'polling/rate-left': [budget: string, ...TimeOfTests];
  'polling/reconcile': [...sids: string[]];
  'polling/release': [sid: string, app: string, token: string, lookInMs: number | ''];
  'polling/renew': [leaseMs: number, ...claims: string[]];
  'polling/scheduled': [app: string, by: number | '+inf'];
  'polling/sight': [app: string, judged: number, version: number, sight: string, dark: 0 | 1, news: string];
  'polling/spend': [
    budget: string,
    intervalMs: number,
    patienceMs: number,
    missed: number | '',
    ahead: 0 | 1,
    ...TimeOfTests,
  ];
  'polling/throttle': [budget: string, holdMs: number, ...TimeOfTests];

  'telling/again': [id: string];
  'telling/card': [
    lane: Lane,
    token: string,
    sid: string,
    ts: string,
    copySince: number | '',
    ...noted: string[],
  ];
  'telling/close-table': [lane: Lane, token: string, pauseMs: number];
  'telling/mute': [
    sid: string,
    lane: Lane,
    found: string,
    mute: string,
    endsAt: number | '',
    ...summaries: string[],
  ];
  'telling/pause': [lane: Lane, team: string, channel: string, reason: string];
  'telling/postpone': [
    lane: Lane,
    token: string,
    inMs: number,
    outcome: 'card' | 'not_sent' | 'away' | 'not_edited' | 'unclear' | 'refused' | 'unknown' | 'unseen',
    cursor: string,
  ];
  'telling/put': [lane: Lane, delivery: string];
  'telling/put-once': [lane: Lane, delivery: string];
  'telling/renew': [leaseMs: number, ...batches: string[]];
  'telling/resume': [lane: Lane, how: 'trying' | 'reached'];
  'telling/sending': [lane: Lane, token: string, leaseMs: number];
  'telling/settle': [
    lane: Lane,
    token: string,
    pauseMs: number,
    pieces: number,
    ts: string,
    onlyEdit: 0 | 1,
    ...noted: string[],
  ];
  'telling/sort': [lane: Lane, token: string, leaseMs: number, most: number, order: string];
  'telling/take-on': [lane: Lane, message: string, press: string, delivery: string, rememberMs: number];
  'telling/take': [lane: Lane, token: string, leaseMs: number, most: number];

  'homes/open': [viewer: Lane, choice: string, keptMs: number, openingMs: number, rememberedMs: number];
  'homes/shown': [viewer: Lane, ticket: number, last: 0 | 1, digest: string, hash: string];
  'homes/take': [most: number, everyMs: number, spacingMs: number];
}

export type ScriptName = keyof Scripts;

/** Values of one order, for scripts that take several orders at once (`together`). */
export interface Orders {
  'hearing/notice': [apps: string, notices: string];
  'polling/begin': [
    sid: string,
    app: string,
    token: string,
    leaseMs: number,
    slot: number | '',
    due: number,
    budget: string,
    intervalMs: number,
  ];
  'polling/commit': [
    sid: string,
    app: string,
    token: string,
    judged: number,
    version: number,
    known: string,
    delivery: string,
    lookInMs: number | '',
    rank: '0' | '1' | '2',
    editions: string,
    lesson: string,
    ...watches: RuledWatches,
  ];
}

/** Several orders: for each, the number of its values, and then these. */
type OrdersOf<Name extends keyof Orders> = (number | Orders[Name][number])[];

/** The time in milliseconds, in tests only. */
type TimeOfTests = [] | [now: number];

/** Watches that rules begin, four values for each (knowing/lua/parts/rules.lua). */
export type RuledWatches = string[];
