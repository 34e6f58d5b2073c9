import type { Lane } from '../place.ts';

/**
 * What each script takes beside the tag, in this order. The header of `<corner>/lua/<name>.lua` says what it does with
 * it and what it answers. JSON is written by the stored forms of the corner; empty text stands for what is not there.
 */
export interface Scripts {
  'knowing/amend': [
    sid: string,
    judged: number,
    version: number,
    known: string,
    delivery: string,
    final: 0 | 1,
  ];
  'knowing/beat': [process: string, up: 0 | 1, deadMs: number, keptMs: number, most: number];
  'knowing/forget': [sid: string];
  'knowing/name': [sid: string, team: string, alias: string, folded: string];
  'knowing/noted': [sid: string, mark: string, count: number, look: 0 | 1];
  'knowing/notice': [apps: string, ...notices: (string | number)[]];
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
    folded: string,
    edition: string,
    waiting: string,
    said: string,
    ...watches: RuledWatches,
  ];
  'knowing/rules': [team: string, edition: string, ...changes: string[]];
  'knowing/said': [sid: string, ...said: string[]];
  'knowing/speak': [lane: Lane, language: string];
  'knowing/unwatch': [sid: string, lane: Lane];
  'knowing/watch': [sid: string, lane: Lane, team: string, by: string, options: string, byPerson: 0 | 1];

  'polling/begin': OrdersOf<'polling/begin'>;
  'polling/claim': [
    most: number,
    leaseMs: number,
    seed: string,
    probeMs: number,
    ...apps: (string | number)[],
  ];
  'polling/claim-one': [sid: string, app: string, token: string, leaseMs: number];
  'polling/commit': OrdersOf<'polling/commit'>;
  'polling/outlook': [mostApps: number, mostLanes: number];
  'polling/purge': [keptMs: number, most: number];
  'polling/reconcile': [...sids: string[]];
  'polling/release': [sid: string, app: string, token: string, lookInMs: number | ''];
  'polling/renew': [leaseMs: number, ...claims: string[]];
  'polling/share': [budget: string, ...TimeOfTests];
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
  'telling/card': [lane: Lane, token: string, sid: string, ts: string];
  'telling/fold': [lane: Lane, token: string, digest: string, ...folded: string[]];
  'telling/mute': [
    sid: string,
    lane: Lane,
    found: string,
    mute: string,
    endsAt: number | '',
    summary: string,
  ];
  'telling/pause': [lane: Lane, team: string, channel: string, reason: string];
  'telling/postpone': [
    lane: Lane,
    token: string,
    inMs: number,
    outcome: 'not_sent' | 'unclear' | 'refused' | 'unknown',
  ];
  'telling/put': [lane: Lane, delivery: string];
  'telling/resume': [lane: Lane, how: 'trying' | 'reached'];
  'telling/sending': [lane: Lane, token: string, leaseMs: number];
  'telling/settle': [lane: Lane, token: string, pauseMs: number, told: 'news' | 'digest' | ''];
  'telling/take': [lane: Lane, token: string, leaseMs: number, most: number];

  'homes/open': [viewer: Lane, choice: string, keptMs: number, openingMs: number];
  'homes/shown': [viewer: Lane, ticket: number, last: 0 | 1, digest: string, hash: string];
  'homes/take': [most: number, everyMs: number, spacingMs: number];
}

export type ScriptName = keyof Scripts;

/** One order to each script that takes several at once (`together`). */
export interface Orders {
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
    volatile: 0 | 1,
    editions: string,
    lesson: string,
    ...watches: RuledWatches,
  ];
}

/** For each order: how many values it has, and then these. */
type OrdersOf<Name extends keyof Orders> = (number | Orders[Name][number])[];

/** Tests only: milliseconds to be taken for the time. */
type TimeOfTests = [] | [now: number];

/** Watches that rules begin, four values each (knowing/lua/parts/rules.lua). */
export type RuledWatches = string[];
