import type { Recordings, Reports, Watches } from '../../src/ports/knowing.ts';
import type { Claim, Schedule } from '../../src/ports/polling.ts';
import type { Log } from '../../src/ports/process.ts';
import type { Found, Messenger, Posted } from '../../src/ports/slack.ts';
import type { Batch, DeadLetter, DeadLetters, Mutes, Outbox, Pauses } from '../../src/ports/telling.ts';
import { type Lesson, lesson } from '../../src/recording/ending/reporting.ts';
import { CLEAR, type Sight, type SightNews } from '../../src/recording/judging/sight.ts';
import { type Known, type Stretch, unseen } from '../../src/recording/known.ts';
import type { News } from '../../src/recording/news.ts';
import type { Observation, Snapshot } from '../../src/recording/observation.ts';
import type { Pasted } from '../../src/recording/paste/paste.ts';
import { DEFAULT_POLICY } from '../../src/recording/policy.ts';
import type { Recording } from '../../src/recording/recording.ts';
import { readsDifferently } from '../../src/recording/summing/shows.ts';
import { cardEdit, type Delivery } from '../../src/recording/telling/delivery.ts';
import type { Saying, SayingKind } from '../../src/recording/telling/saying.ts';
import { muteOf, standing } from '../../src/recording/watching/mute.ts';
import type { Place } from '../../src/recording/watching/place.ts';
import type { Watch } from '../../src/recording/watching/watch.ts';

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

const silent: Log = { info: () => {}, warn: () => {}, error: () => {} };

const keyOf = ({ team, channel }: Place): string => `${team}:${channel}`;

export function createWorld(...first: readonly Recording[]) {
  let time = NOON;
  const known = new Map<string, Known>(first.map((recording) => [recording.sid, unseen(recording)]));
  const aliases = new Map<string, string>();
  const watching: Watch[] = [];
  const lanes = new Map<string, Delivery[]>();
  const doubtful = new Set<string>();
  const attempts = new Map<string, number>();
  const refusals = new Map<string, number>();
  const claims = new Map<string, string>();
  const due = new Map<string, number | undefined>();
  let sight: Sight = CLEAR;
  const told: SightNews[] = [];
  const holds: number[] = [];
  let share = 1;
  let asked = true;
  let lateMs = 0;
  let promised = false;
  let kept = false;
  const lessons: Lesson[] = [];
  const deaf: Stretch[] = [];
  let lately = 0;
  let gatheredMs = 0;
  const slept: number[] = [];
  const outcomes: string[] = [];
  const answers: Observation[] = [];
  const looks: string[] = [];
  const waits: number[] = [];
  const seenIds = new Set<string>();
  const drafts = new Map<string, readonly Pasted[]>();

  const recordings: Recordings = {
    find: async (sid) => known.get(sid),
    findAll: async (sids) => sids.flatMap((sid) => known.get(sid) ?? []),
    async register(candidate) {
      const { sid } = candidate.recording;
      if (known.has(sid)) return 'known';
      known.set(sid, candidate);
      return 'new';
    },
    async name(_team, sid, alias) {
      aliases.set(alias.toLowerCase(), sid);
      const one = known.get(sid);
      if (one) known.set(sid, { ...one, recording: { ...one.recording, alias } });
    },
    async resolve(_team, text) {
      const named = aliases.get(text.toLowerCase());
      if (named) return [named];
      return text.length < 6 ? [] : [...known.keys()].filter((sid) => sid.startsWith(text));
    },
    ofTeam: async (_team, limit) => [...known.keys()].reverse().slice(0, limit),
    async page(_team, limit, after) {
      const entries = [...known.keys()].map((sid, at) => ({ sid, at })).reverse();
      return entries.filter(({ at }) => after === undefined || at < after.at).slice(0, limit);
    },
    async said(sid, said) {
      const one = known.get(sid);
      if (one) known.set(sid, { ...one, recording: { ...one.recording, ...said } });
      if (one && said.stopRequestedAt !== undefined) kept = true;
      return one !== undefined;
    },
    async amend(before, next, news) {
      const { sid } = next.recording;
      if (known.get(sid)?.version !== before.version) return 'moved';
      write(before, next, news, news.length > 0 || readsDifferently(before, next));
      return 'amended';
    },
    async forget(sid) {
      for (const { team, channel } of watching.filter((one) => one.sid === sid)) {
        await watches.remove({ team, channel }, sid);
      }
      return known.delete(sid);
    },
  };

  const schedule: Schedule = {
    async begin(claim) {
      const one = known.get(claim.sid);
      return one && claims.get(claim.sid) === claim.token ? { known: one, sight, lateMs } : undefined;
    },
    async commit(claim, before, next, news, show, nextLook) {
      if (claims.get(claim.sid) !== claim.token || known.get(claim.sid)?.version !== before.version)
        return 'fenced';
      claims.delete(claim.sid);
      write(before, next, news, news.length > 0 || show !== false);
      due.set(claim.sid, nextLook);
      const learnt = lesson(before, next);
      if (learnt) lessons.push(learnt);
      return 'committed';
    },
    async release(claim, nextLook) {
      claims.delete(claim.sid);
      if (nextLook !== undefined) due.set(claim.sid, nextLook);
    },
    async claimOne(sid, app) {
      if (claims.has(sid)) return 'busy';
      return claim(sid, app);
    },
  };

  const write = (before: Known, next: Known, news: readonly News[], tells: boolean): void => {
    const { sid } = next.recording;
    const version = before.version + 1;
    known.set(sid, { ...next, version });
    if (!tells) return;
    for (const watch of watching.filter((one) => one.sid === sid)) {
      put(watch, { id: `${sid}.${version}`, kind: 'recording', sid, at: time, news });
    }
  };

  const reports: Reports = {
    async of() {
      const of = (which: Lesson) => lessons.slice(-50).filter((one) => one === which).length;
      const [reported, explained, unexplained] = [of('reported'), of('explained'), of('unexplained')];
      const ends = { of: reported + explained + unexplained, reported, explained, unexplained };
      return { promised, kept, ends, deaf };
    },
  };

  const claim = (sid = SID, app = 'default'): Claim => {
    const token = `token-${claims.size}-${time}`;
    claims.set(sid, token);
    return { sid, app, token };
  };

  const put = (place: Place, delivery: Delivery): void => {
    const lane = lanes.get(keyOf(place)) ?? [];
    lanes.set(keyOf(place), lane);
    if (!lane.some(({ id }) => id === delivery.id)) lane.push(delivery);
  };

  const watches: Watches = {
    async put(watch) {
      const index = watching.findIndex((one) => keyOf(one) === keyOf(watch) && one.sid === watch.sid);
      const old = watching[index];
      put(watch, {
        id: `${watch.sid}.card.${watch.since}`,
        kind: 'recording',
        sid: watch.sid,
        at: time,
        news: [],
      });
      if (!old) {
        watching.push(watch);
        return 'new';
      }
      watching[index] = { ...old, ...watch, owner: old.owner };
      return 'known';
    },
    async remove(place, sid) {
      const index = watching.findIndex((one) => keyOf(one) === keyOf(place) && one.sid === sid);
      return index < 0 ? undefined : watching.splice(index, 1)[0];
    },
    find: async (place, sid) => watching.find((one) => keyOf(one) === keyOf(place) && one.sid === sid),
    of: async (sid) => watching.filter((one) => one.sid === sid),
    at: async (place) => watching.filter((one) => keyOf(one) === keyOf(place)).map(({ sid }) => sid),
  };

  const change = (place: Place, sid: string, how: (watch: Watch) => Watch): void => {
    const index = watching.findIndex((one) => keyOf(one) === keyOf(place) && one.sid === sid);
    const old = watching[index];
    if (old) watching[index] = how(old);
  };

  const held = new Map<string, { reason: string; state: 'paused' | 'trying'; at: number }>();
  const toldOfPause = new Set<string>();
  const leavers: string[] = [];
  const here = (place: Place) => watching.filter((one) => keyOf(one) === keyOf(place));

  const pauses: Pauses = {
    async pause(place, reason) {
      if (here(place).length === 0) return;
      const at = held.get(keyOf(place))?.at ?? time - 1;
      held.set(keyOf(place), { reason, state: 'paused', at });
      for (const { sid, owner } of here(place)) {
        change(place, sid, (one) => ({ ...one, paused: { reason, at } }));
        const notice = `paused.${place.channel}.${owner}`;
        if (toldOfPause.has(notice)) continue;
        toldOfPause.add(notice);
        const { channel } = place;
        put(
          { team: place.team, channel: owner },
          { id: notice, kind: 'paused', at: time, channel, reason, total: 1, sids: [sid], rules: 0 },
        );
      }
    },
    async resume(place) {
      const pause = held.get(keyOf(place));
      if (here(place).length === 0) return 'none';
      if (!pause) return 'running';
      held.set(keyOf(place), { ...pause, state: 'trying' });
      const missed = here(place).flatMap(({ sid, paused }) => (paused ? [{ sid, since: paused.at }] : []));
      for (const { sid, since } of missed) {
        change(place, sid, ({ paused: _, muted, ...one }) =>
          muted ? { ...one, muted: { ...muted, since: Math.min(muted.since, since) } } : one,
        );
      }
      if (missed.length > 0) {
        put(place, { id: `missed.${pause.at}`, kind: 'missed', at: time, after: 'pause', missed });
      }
      for (const { sid } of missed) {
        put(place, { id: `${sid}.card.resumed`, kind: 'recording', sid, at: time, news: [] });
      }
      return 'trying';
    },
    async reached(place) {
      await pauses.resume(place);
      held.delete(keyOf(place));
      toldOfPause.clear();
    },
    of: async (place) => held.get(keyOf(place)),
    everywhere: async (team) =>
      [...new Set(watching.map(({ channel }) => channel))].map((channel) => ({ team, channel })),
  };

  const dead = new Map<string, DeadLetter & { readonly delivery: Delivery }>();

  const deadLetters: DeadLetters = {
    async keep(place, delivery, reason) {
      const id = delivery.id.slice(-10);
      dead.set(id, { id, place, reason, at: time, delivery });
    },
    of: async (team) => [...dead.values()].filter(({ place }) => place.team === team),
    async again(id) {
      const letter = dead.get(id);
      if (!letter) return 'unknown';
      if (held.has(keyOf(letter.place))) return 'paused';
      dead.delete(id);
      put(letter.place, letter.delivery);
      return 'queued';
    },
  };

  const outbox: Outbox = {
    async take(place) {
      const [head, ...rest] = lanes.get(keyOf(place)) ?? [];
      if (!head) return undefined;
      return {
        place,
        token: 'lane',
        deliveries: [head, ...rest],
        doubtful: doubtful.has(head.id),
        attempts: attempts.get(head.id) ?? 0,
        refusals: refusals.get(head.id) ?? 0,
        lately,
        gatheredMs,
        paused: held.has(keyOf(place)),
      };
    },
    async sending({ deliveries: [head] }) {
      doubtful.add(head.id);
    },
    async settle({ place, deliveries: [head] }, nextIn, noise) {
      lanes.get(keyOf(place))?.shift();
      if (head.kind === 'missed' && head.after === 'mute') {
        for (const { sid } of head.missed) {
          change(place, sid, ({ muted, ...one }) => (muted && standing(muted) ? { ...one, muted } : one));
        }
      }
      for (const kept of [attempts, refusals]) kept.delete(head.id);
      doubtful.delete(head.id);
      if (noise === 'news') lately += 1;
      if (noise === 'digest') gatheredMs = nextIn;
    },
    async fold(batch, digest) {
      const ids = new Set(digest.told.map(({ delivery }) => delivery));
      const others = batch.deliveries.filter(({ id }) => !ids.has(id));
      const cards = [...new Set(digest.told.map(({ sid }) => sid))].map(
        (sid): Delivery => ({ id: `${sid}.card`, kind: 'recording', sid, at: time, news: [] }),
      );
      lanes.set(keyOf(batch.place), [digest, ...others, ...cards]);
      return { ...batch, deliveries: [digest, ...others] };
    },
    async postpone({ deliveries: [head] }, inMs, outcome) {
      slept.push(inMs);
      if (outcome !== 'unknown') doubtful.delete(head.id);
      outcomes.push(outcome);
      attempts.set(head.id, (attempts.get(head.id) ?? 0) + 1);
      if (outcome === 'unclear') refusals.set(head.id, (refusals.get(head.id) ?? 0) + 1);
    },
    async setCard({ place }: Batch, sid, ts) {
      change(place, sid, ({ card: _, ...watch }) => (ts === undefined ? watch : { ...watch, card: ts }));
    },
    put: async (place, delivery) => put(place, delivery),
  };

  const mutes: Mutes = {
    async mute(place, sid, choice, by) {
      const watch = await watches.find(place, sid);
      if (!watch) return undefined;
      const before = standing(watch.muted);
      const mute = muteOf(choice, by, time, watch.muted);
      change(place, sid, (one) => ({ ...one, muted: mute }));
      put(place, cardEdit(sid, time));
      return before ? { mute, before } : { mute };
    },
    async unmute(place, sid, told) {
      const muted = standing((await watches.find(place, sid))?.muted);
      if (!muted) return undefined;
      const over = Math.min(told ?? time, muted.until ?? time);
      change(place, sid, (one) => ({ ...one, muted: { ...muted, over } }));
      const missed = [{ sid, since: muted.since, before: over }];
      put(place, { id: `${sid}.unmuted.${muted.since}`, kind: 'missed', at: time, after: 'mute', missed });
      return muted;
    },
    async sweep() {
      const due = watching.filter(({ muted }) => (standing(muted)?.until ?? time + 1) <= time);
      for (const { sid, ...place } of due) await mutes.unmute(place, sid);
      return due.length;
    },
  };

  return {
    recordings,
    schedule,
    watches,
    mutes,
    outbox,
    deadLetters,
    pauses,
    owners: { passOn: async (_team: string, person: string) => void leavers.push(person) },
    /** Whose watches were passed on. */
    leavers,
    agora: {
      async look(recording: Recording): Promise<Observation> {
        looks.push(recording.sid);
        return answers.shift() ?? { kind: 'unavailable', cause: 'network' };
      },
    },
    budget: {
      reserve: async () => waits.shift() ?? 0,
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
    reports,
    sights: {
      asked: async () => {
        asked = true;
      },
      wasAsked: async () => asked,
      get: async () => sight,
      async put(_app: string, _known: Sight, next: Sight, news: SightNews | undefined) {
        sight = next;
        if (news) told.push(news);
        return 'committed' as const;
      },
    },
    once: {
      async first(id: string) {
        const fresh = !seenIds.has(id);
        seenIds.add(id);
        return fresh;
      },
      seen: async (id: string) => seenIds.has(id),
      forget: async (id: string) => void seenIds.delete(id),
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
    apps: [{ name: 'default' }],
    policy: DEFAULT_POLICY,
    log: silent,
    now: () => time,
    random: () => 0,
    wait: async (ms: number) => {
      slept.push(ms);
      time += ms;
    },
    claim,
    /** Three seconds without news. */
    quiet: () => {
      lately = 0;
      gatheredMs = 0;
    },
    /** No recording of the app was ever looked at. */
    neverAsked: () => {
      asked = false;
    },
    /** Backends of the app promise to report every end. */
    promise: () => {
      promised = true;
    },
    /** Times in which no report could be taken. */
    deaf,
    /** What the ends so far have taught. */
    lessons,
    /** From now on looks begin so many milliseconds after they are due. */
    late: (ms: number) => {
      lateMs = ms;
    },
    /** What the test wants Agora to say, in order. */
    answers,
    /** What the budget says, in order; 0 once these are used up. */
    waits,
    looks,
    slept,
    /** Why deliveries were postponed. */
    outcomes,
    holds,
    told,
    due,
    watching,
    queued: (place: Place = HERE): readonly Delivery[] => lanes.get(keyOf(place)) ?? [],
    pass: (ms: number) => {
      time += ms;
    },
    /** The credential's rate recovers to this share. */
    recover: (to: number) => {
      share = to;
    },
    lives: (sid: string): Known => known.get(sid) ?? unseen(recordingOf(sid)),
    know: (one: Known) => known.set(one.recording.sid, one),
  };
}

export type World = ReturnType<typeof createWorld>;

/** A Slack that remembers what was posted, and fails as it is told to. */
export function createSlackInMemory() {
  const posts: { id: string; what: SayingKind; place: Place; news?: readonly News[] }[] = [];
  const edits: string[] = [];
  const failures: Posted[] = [];
  const editFailures: Posted[] = [];
  let findable: Found | undefined;

  const newsIn = (saying: Saying): readonly News[] | undefined => {
    if (saying.kind === 'digest') return saying.told.flatMap(({ news }) => news);
    return saying.kind === 'news' ? saying.news : undefined;
  };

  const messenger: Messenger = {
    async post(place, id, saying) {
      const failure = failures.shift();
      const news = newsIn(saying);
      // "Unknown" may have arrived; here it did, which is the harder case.
      if (!failure || failure.kind === 'unknown') {
        posts.push({ id, what: saying.kind, place, ...(news ? { news } : {}) });
      }
      return failure ?? { kind: 'ok', ts: `ts-${posts.length}` };
    },
    async edit(_place, _id, ts) {
      const failure = editFailures.shift();
      if (!failure) edits.push(ts);
      return failure ?? { kind: 'ok', ts };
    },
    async find(_place, id) {
      if (findable) return findable;
      const index = posts.findIndex((one) => one.id === id);
      return index < 0 ? { kind: 'absent' } : { kind: 'found', ts: `ts-${index + 1}` };
    },
  };
  return {
    messenger,
    posts,
    edits,
    failures,
    editFailures,
    findAnswers: (found: Found) => {
      findable = found;
    },
  };
}
