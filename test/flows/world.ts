import type { CallbackSenders } from '../../src/ports/agora.ts';
import type { Log } from '../../src/ports/process.ts';
import type { Access, Between, Found, Messenger, Posted, Remembered } from '../../src/ports/slack.ts';
import type { Backend } from '../../src/recording/backend.ts';
import type { Unregistered } from '../../src/recording/ending/words.ts';
import { CLEAR, type Sight, type SightNews } from '../../src/recording/judging/sight.ts';
import { type Known, unseen } from '../../src/recording/known.ts';
import type { News } from '../../src/recording/news.ts';
import type { Observation, Snapshot } from '../../src/recording/observation.ts';
import type { Pasted } from '../../src/recording/paste/paste.ts';
import { DEFAULT_POLICY } from '../../src/recording/policy.ts';
import type { Recording } from '../../src/recording/recording.ts';
import type { Saying, SayingKind } from '../../src/recording/telling/saying.ts';
import type { Place } from '../../src/recording/watching/place.ts';
import type { Rule } from '../../src/recording/watching/rule.ts';
import type { Watch } from '../../src/recording/watching/watch.ts';
import { refusalOf } from '../../src/slack/api/codes.ts';
import { rulesInMemory } from './stores/rules.ts';
import { createStores } from './stores/stores.ts';
import { vitalsOf } from './vitals.ts';

/** A small world in memory: the ports as plain objects, with everything that happened left to look at. */

export const SID = '9f3c51d07ab84e6fb2a1c0d94e7785aa';
export const NOON = Date.UTC(2026, 10, 22, 12);
export const HERE: Place = { team: 'T1', channel: 'C1' };

export const recordingOf = (sid = SID, more: Partial<Recording> = {}): Recording => ({
  sid,
  app: 'default',
  resourceId: 'R'.repeat(200),
  mode: 'mix',
  registeredAt: NOON,
  expiresAt: NOON + 72 * 3_600_000,
  ...more,
});

export const snapshotOf = (status: number, more: Partial<Snapshot> = {}): Observation => ({
  kind: 'snapshot',
  status,
  onhold: false,
  files: [],
  outputs: [],
  tookMs: 120,
  ...more,
});

/** The bot is in the channel and was granted every scope. */
export const IN_CHANNEL: Access = { member: 'yes', scopes: { missing: [], without: [] } };

export function createWorld(...first: readonly Recording[]) {
  let time = NOON;
  let sight: Sight = CLEAR;
  const stores = createStores(
    () => time,
    () => sight,
  );
  const { known, slept, handled } = stores;
  for (const recording of first) {
    known.set(recording.sid, unseen(recording));
    stores.introduce(HERE.team, recording.sid);
  }
  const unregistered = new Map<string, Unregistered>();
  const leavers: string[] = [];
  const told: SightNews[] = [];
  const holds: number[] = [];
  let share = 1;
  let asked = true;
  const answers: Observation[] = [];
  const looks: string[] = [];
  const waits: number[] = [];
  const drafts = new Map<string, readonly Pasted[]>();
  const spoken = new Map<string, string>();
  const closed = new Set<string>();
  const admins = new Set<string>();
  const ruled: Rule[] = [];
  const lines: { readonly outcome: string; readonly facts: Record<string, unknown> }[] = [];
  const note: Log['info'] = (facts, outcome) => void lines.push({ outcome, facts });

  return {
    ...stores,
    rules: rulesInMemory(ruled, () => time),
    /** Rules of all places. */
    ruled,
    notices: { unregistered: async (sid: string) => unregistered.get(sid) },
    /** Words of Agora about recordings that nobody registered. */
    unregistered,
    owners: { passOn: async (_team: string, person: string) => void leavers.push(person) },
    /** People whose watches were passed on. */
    leavers,
    agora: {
      async look(recording: Recording): Promise<Observation> {
        looks.push(recording.sid);
        return answers.shift() ?? { kind: 'unavailable', cause: 'network' };
      },
    },
    askSenders: async (): Promise<CallbackSenders> => ({ kind: 'known', addresses: ['203.0.113.7'] }),
    backends: (): readonly Backend[] => [],
    budget: {
      async reserve() {
        const ms = waits.shift();
        return ms === undefined ? undefined : ({ kind: 'spent', ms } as const);
      },
      async again(_app: string, waitMs: number) {
        time += waitMs;
        return true;
      },
      async throttled(_app: string, ms: number) {
        holds.push(ms);
        share /= 2;
        return share;
      },
      rateLeft: async () => share,
    },
    sights: {
      asked: async () => {
        asked = true;
      },
      wasAsked: async () => asked,
      get: async () => sight,
      async put(_app: string, before: Sight, next: Sight, news: SightNews | undefined) {
        if (before.version !== sight.version) return 'fenced' as const;
        sight = next;
        if (news) told.push(news);
        return 'committed' as const;
      },
    },
    once: {
      async first(id: string) {
        const fresh = !handled.has(id);
        handled.add(id);
        return fresh;
      },
      seen: async (id: string) => handled.has(id),
      forget: async (id: string) => void handled.delete(id),
    },
    drafts: {
      async keep(team: string, pasted: readonly Pasted[]) {
        const id = `draft-${drafts.size + 1}`;
        drafts.set(`${team} ${id}`, pasted);
        return id;
      },
      find: async (team: string, id: string) => drafts.get(`${team} ${id}`),
      /** An hour has gone by. */
      forget: () => drafts.clear(),
    },
    apps: [{ name: 'default', appId: 'a'.repeat(32) }],
    expiryHours: 72,
    languages: ['en', 'zh'],
    vitals: vitalsOf(),
    policy: DEFAULT_POLICY,
    refusalOf,
    log: { info: note, warn: note, error: note },
    /** Lines that were logged. */
    lines,
    now: () => time,
    version: '1.2.3',
    random: () => 0,
    defaultLanguage: 'en',
    channelLanguages: {
      at: async (place: Place) =>
        spoken.get(place.channel) ??
        stores.watching.findLast(({ channel, lang }) => channel === place.channel && lang !== undefined)
          ?.lang,
      give: async (place: Place, code: string) => void spoken.set(place.channel, code),
    },
    checkAccess: async (): Promise<Access> => IN_CHANNEL,
    checkPerson: async (): Promise<'member'> => 'member',
    /** Every channel is public, unless it is named among the closed ones. */
    openTo: async (_user: string | undefined, channels: readonly string[]) =>
      new Set(channels.filter((channel) => !closed.has(channel))),
    closed,
    /** Admins of the workspace. */
    admins,
    isAdmin: async (user: string) => admins.has(user),
    inTime: <T>(work: Promise<T>): Promise<T | 'late'> => work,
    wait: async (ms: number) => {
      slept.push(ms);
      time += ms;
    },
    claim: (sid = SID, app = 'default') => stores.claim(sid, app),
    /** A place has a recording watched; here the only one, unless it is said otherwise. */
    watch: (more: Partial<Watch> = {}) =>
      stores.watches.put({ ...HERE, sid: SID, owner: 'U1', since: NOON, ...more }),
    /** Agora refuses the credentials, and people were told, unless it is said otherwise. */
    darken(more: Partial<NonNullable<Sight['dark']>> = {}) {
      const dark = { since: NOON, cause: 'credentials', looks: 1, told: true, ...more } as const;
      sight = { version: sight.version + 1, dark };
    },
    /** Agora answers again. */
    lighten() {
      sight = { version: sight.version + 1 };
    },
    /** No recording of the app was ever looked at. */
    neverAsked: () => {
      asked = false;
    },
    /** Answers that the test wants Agora to give, in order. */
    answers,
    /** Milliseconds for which the budget is spent, one question after the other; it has room once these are used up. */
    waits,
    looks,
    holds,
    told,
    queued: (place: Place = HERE) => stores.queued(place),
    pass: (ms: number) => {
      time += ms;
    },
    /** The credential's rate recovers to this share. */
    recover: (to: number) => {
      share = to;
    },
    lives: (sid: string): Known => known.get(sid) ?? unseen(recordingOf(sid)),
    /** It is what the workspace knows from now on. */
    know: (one: Known) => {
      known.set(one.recording.sid, one);
      stores.introduce(HERE.team, one.recording.sid);
    },
  };
}

export type World = ReturnType<typeof createWorld>;

/** A Slack that remembers what was posted, and fails as it is told to. */
export function createSlackInMemory() {
  const posts: {
    id: string;
    what: SayingKind;
    place: Place;
    news?: readonly News[];
    /** It says that it may be a repetition. */
    repeats?: true;
  }[] = [];
  const searches: (Between & { readonly id: string })[] = [];
  /** Messages that Slack still knows after Redis lost them. */
  const remembered: Remembered[] = [];
  const edits: string[] = [];
  /** Messages and edits that Slack has taken, in order. */
  const said: { readonly how: 'post' | 'edit'; readonly id: string; readonly saying: Saying }[] = [];
  const failures: Posted[] = [];
  const editFailures: Posted[] = [];
  let findable: Found | undefined;

  const newsIn = (saying: Saying): readonly News[] | undefined => {
    if (saying.kind === 'digest') return saying.told.flatMap(({ news }) => news);
    return saying.kind === 'news' ? saying.pieces.flatMap(({ news }) => news) : undefined;
  };

  const messenger: Messenger = {
    async post(place, id, saying, _card, repeats) {
      const failure = failures.shift();
      const news = newsIn(saying);
      // "Unknown" may have arrived; here it did, which is the harder case.
      if (!failure || failure.kind === 'unknown') {
        posts.push({
          id,
          what: saying.kind,
          place,
          ...(news ? { news } : {}),
          ...(repeats === undefined ? {} : { repeats: true }),
        });
      }
      if (!failure) said.push({ how: 'post', id, saying });
      return failure ?? { kind: 'ok', ts: `ts-${posts.length}` };
    },
    async edit(_place, id, ts, saying) {
      const failure = editFailures.shift();
      if (!failure) edits.push(ts);
      if (!failure) said.push({ how: 'edit', id, saying });
      return failure ?? { kind: 'ok', ts };
    },
    async recall() {
      return { kind: 'recalled', messages: remembered };
    },
    async find(_place, id, between) {
      searches.push({ ...between, id });
      if (findable) return findable;
      const index = posts.findIndex((one) => one.id === id);
      return index < 0 ? { kind: 'absent' } : { kind: 'found', ts: `ts-${index + 1}` };
    },
  };
  return {
    messenger,
    posts,
    remembered,
    searches,
    edits,
    said,
    failures,
    editFailures,
    findAnswers: (found: Found) => {
      findable = found;
    },
  };
}
