import { type Batch, cardEdit, type Delivery, type Outbox } from '../../src/ports/deliveries.ts';
import type { Mutes } from '../../src/ports/mutes.ts';
import type { Pause, Pauses } from '../../src/ports/pauses.ts';
import type { Recordings } from '../../src/ports/recordings.ts';
import type { Claim, Schedule } from '../../src/ports/schedule.ts';
import { API_OWNER, isPerson, type Place, type Watch, type Watches } from '../../src/ports/watches.ts';
import type { Known } from '../../src/recording/known.ts';
import { muteOf, standing } from '../../src/recording/mute.ts';
import { TOLD } from '../../src/recording/news.ts';
import type { Instant } from '../../src/recording/recording.ts';
import type { Sight } from '../../src/recording/sight.ts';

/**
 * The ports of what is remembered, in memory: for one process, and without pace or rules. What is
 * true of these and of those on Redis is claimed once, in test/contract.
 */

/** How long a worker may hold an outbox without a word. */
export const LANE_LEASE_MS = 15_000;

interface Hand {
  readonly token: string;
  readonly until: Instant;
  /** Of a card, which is in no lane. */
  readonly card?: Delivery;
}

const keyOf = ({ team, channel }: Place): string => `${team}:${channel}`;

/** What a pause sums up when it ends. */
const SUMMED_UP: readonly Delivery['kind'][] = ['recording', 'digest', 'missed'];

export function createStores(time: () => Instant, sight: () => Sight) {
  const known = new Map<string, Known>();
  /** Sids by team, in the order in which it came to know them. */
  const directories = new Map<string, Map<string, Instant>>();
  const aliases = new Map<string, string>();
  const watching: Watch[] = [];
  const left = new Set<string>();
  const lanes = new Map<string, Delivery[]>();
  const cards = new Map<string, Map<string, Delivery>>();
  const hands = new Map<string, Hand>();
  /** A card whose edit may have arrived comes before anything else. */
  const doubtfulCards = new Map<string, Delivery>();
  const doubtful = new Set<string>();
  const attempts = new Map<string, number>();
  const noise = new Map<string, { news: number; gatheredMs: number }>();
  const claims = new Map<string, string>();
  const due = new Map<string, number | undefined>();
  const paused = new Map<string, Pause & { readonly at: Instant }>();
  const toldOfPause = new Set<string>();
  const slept: number[] = [];
  const outcomes: string[] = [];
  let tokens = 0;

  const of = <K, V>(map: Map<K, V>, key: K, empty: () => V): V => {
    const value = map.get(key) ?? empty();
    map.set(key, value);
    return value;
  };
  const laneOf = (place: Place) => of(lanes, keyOf(place), () => []);
  const cardsOf = (place: Place) => of(cards, keyOf(place), () => new Map());
  const directoryOf = (team: string) => of(directories, team, () => new Map());
  const noiseOf = (place: Place) => of(noise, keyOf(place), () => ({ news: 0, gatheredMs: 0 }));

  const indexOf = (place: Place, sid: string): number =>
    watching.findIndex((one) => keyOf(one) === keyOf(place) && one.sid === sid);
  const find = (place: Place, sid: string): Watch | undefined => watching[indexOf(place, sid)];
  const here = (place: Place): readonly Watch[] => watching.filter((one) => keyOf(one) === keyOf(place));
  const change = (place: Place, sid: string, how: (watch: Watch) => Watch): void => {
    const old = find(place, sid);
    if (old) watching[indexOf(place, sid)] = how(old);
  };

  const touch = (place: Place, sid: string): void => {
    if (!cardsOf(place).has(sid)) cardsOf(place).set(sid, cardEdit(sid, time()));
  };
  const put = (place: Place, delivery: Delivery): void => {
    if (delivery.kind === 'recording' && delivery.news.length === 0) touch(place, delivery.sid);
    else if (!laneOf(place).some(({ id }) => id === delivery.id)) laneOf(place).push(delivery);
  };
  const introduce = (team: string, sid: string): void => {
    if (!directoryOf(team).has(sid)) directoryOf(team).set(sid, time());
  };
  const nameOf = (team: string, alias: string): string => `${team} ${alias.normalize('NFC').toLowerCase()}`;
  const give = (team: string, sid: string, alias: string): void => {
    aliases.set(nameOf(team, alias), sid);
    const one = known.get(sid);
    const others = [...directories].some(([other, sids]) => other !== team && sids.has(sid));
    if (one && !others) known.set(sid, { ...one, recording: { ...one.recording, alias } });
  };
  const newestFirst = (team: string) => [...directoryOf(team)].map(([sid, at]) => ({ sid, at })).reverse();

  const recordings: Recordings = {
    find: async (sid) => known.get(sid),
    findAll: async (sids) => sids.flatMap((sid) => known.get(sid) ?? []),
    async register(candidate, _firstLook, team) {
      const { sid, app, resourceId, mode, alias } = candidate.recording;
      const old = known.get(sid);
      introduce(team, sid);
      const mistaken = old && (old.phase === 'refused' || old.reached === 'nothing');
      const same =
        old?.recording.app === app && old.recording.resourceId === resourceId && old.recording.mode === mode;
      if (old && (same || !mistaken)) return 'known';
      known.set(sid, old ? { ...candidate, version: old.version + 1 } : candidate);
      claims.delete(sid);
      if (alias !== undefined) give(team, sid, alias);
      return old ? 'replaced' : 'new';
    },
    async name(team, sid, alias) {
      const before = known.get(sid)?.recording.alias;
      if (!known.has(sid)) throw new Error(`Recording ${sid} is not known and cannot be named`);
      introduce(team, sid);
      give(team, sid, alias);
      if (known.get(sid)?.recording.alias === before) return;
      for (const watch of watching) if (watch.sid === sid && !watch.paused) touch(watch, sid);
    },
    async resolve(team, text) {
      const named = aliases.get(nameOf(team, text));
      if (named) return [named];
      if (text.length < 6) return [];
      const sids = [...directoryOf(team).keys()];
      if (sids.includes(text)) return [text];
      return sids
        .filter((sid) => sid.startsWith(text))
        .toSorted()
        .slice(0, 10);
    },
    ofTeam: async (team, limit) =>
      newestFirst(team)
        .map(({ sid }) => sid)
        .slice(0, limit),
    async page(team, limit, after) {
      const entries = newestFirst(team);
      const from = after ? entries.findIndex(({ sid }) => sid === after.sid) + 1 : 0;
      return entries.slice(from, from + limit);
    },
    async stopRequested(sid, at) {
      const one = known.get(sid);
      if (one) known.set(sid, { ...one, recording: { ...one.recording, stopRequestedAt: at } });
      return one !== undefined;
    },
    async forget(sid) {
      for (const watch of watching.filter((one) => one.sid === sid))
        watching.splice(watching.indexOf(watch), 1);
      for (const [alias, named] of aliases) if (named === sid) aliases.delete(alias);
      for (const sids of directories.values()) sids.delete(sid);
      claims.delete(sid);
      return known.delete(sid);
    },
  };

  const claim = (sid: string, app: string): Claim => {
    tokens += 1;
    const token = `token-${tokens}`;
    claims.set(sid, token);
    return { sid, app, token };
  };

  const schedule: Schedule = {
    async begin({ sid, token }) {
      const one = known.get(sid);
      return one && claims.get(sid) === token ? { known: one, sight: sight() } : undefined;
    },
    async commit({ sid, token }, before, next, news, show, nextLook) {
      const current = known.get(sid);
      if (!current || claims.get(sid) !== token || current.version !== before.version) return 'fenced';
      claims.delete(sid);
      const version = before.version + 1;
      known.set(sid, { ...next, recording: current.recording, version });
      due.set(sid, nextLook);
      const told = news.filter(({ kind }) => TOLD[kind] !== 'card');
      const at = next.lookedAt ?? time();
      if (news.length > 0 || show) {
        for (const watch of watching.filter((one) => one.sid === sid && !one.paused)) {
          put(watch, { id: `${sid}.${version}`, kind: 'recording', sid, at, news: told });
        }
      }
      return 'committed';
    },
    async release({ sid, token }, nextLook) {
      if (claims.get(sid) === token) claims.delete(sid);
      if (nextLook !== undefined) due.set(sid, nextLook);
    },
    async claimOne(sid, app) {
      if (!known.has(sid)) throw new Error(`App ${app} has no recording ${sid}`);
      return claims.has(sid) ? 'busy' : claim(sid, app);
    },
  };

  const watches: Watches = {
    async put(watch) {
      const { sid, owner, since, only, lang, broadcast } = watch;
      const mark = `${keyOf(watch)} ${sid}`;
      const byPerson = owner !== API_OWNER;
      if (!known.has(sid)) throw new Error(`Recording ${sid} is not known and cannot be watched`);
      if (!byPerson && left.has(mark)) return 'left';
      left.delete(mark);
      introduce(watch.team, sid);
      const old = find(watch, sid);
      if (!old) watching.push(watch);
      change(watch, sid, ({ paused, rule, ...one }) => ({
        ...one,
        ...(old && byPerson && rule !== undefined ? { owner, since } : rule === undefined ? {} : { rule }),
        ...(only ? { only } : {}),
        ...(lang ? { lang } : {}),
        ...(broadcast ? { broadcast } : {}),
        ...(paused && !(old && byPerson) ? { paused } : {}),
      }));
      if (!find(watch, sid)?.paused) touch(watch, sid);
      return old ? 'known' : 'new';
    },
    async remove(place, sid) {
      const index = indexOf(place, sid);
      if (index < 0) return undefined;
      left.add(`${keyOf(place)} ${sid}`);
      const [removed] = watching.splice(index, 1);
      if (here(place).length === 0) over(place);
      return removed;
    },
    find: async (place, sid) => find(place, sid),
    of: async (sid) => watching.filter((one) => one.sid === sid),
    at: async (place) => here(place).map(({ sid }) => sid),
  };

  const over = (place: Place): void => {
    paused.delete(keyOf(place));
    for (const told of toldOfPause) if (told.startsWith(`${keyOf(place)} `)) toldOfPause.delete(told);
  };

  const mutes: Mutes = {
    async mute(place, sid, choice, by) {
      const watch = find(place, sid);
      if (!watch) return undefined;
      const before = standing(watch.muted);
      const mute = muteOf(choice, by, time(), watch.muted);
      change(place, sid, (one) => ({ ...one, muted: mute }));
      touch(place, sid);
      return before ? { mute, before } : { mute };
    },
    async unmute(place, sid, told) {
      const muted = standing(find(place, sid)?.muted);
      if (!muted) return undefined;
      const end = Math.min(told ?? time(), muted.until ?? time());
      change(place, sid, (one) => ({ ...one, muted: { ...muted, over: end } }));
      if (find(place, sid)?.paused) {
        change(place, sid, silentSince);
        return muted;
      }
      const missed = [{ sid, since: muted.since, before: end }];
      put(place, { id: `${sid}.unmuted.${muted.since}`, kind: 'missed', at: time(), after: 'mute', missed });
      touch(place, sid);
      return muted;
    },
    async sweep() {
      const ended = watching.filter(({ muted }) => (standing(muted)?.until ?? time() + 1) <= time());
      for (const { sid, ...place } of ended) await mutes.unmute(place, sid);
      return ended.length;
    },
  };

  /** A mute that is over and was not summed up: the pause covers it. */
  const silentSince = ({ muted, paused, ...watch }: Watch): Watch => ({
    ...watch,
    ...(muted && muted.over === undefined ? { muted } : {}),
    ...(paused
      ? {
          paused: { ...paused, at: muted?.over === undefined ? paused.at : Math.min(paused.at, muted.since) },
        }
      : {}),
  });

  const pauses: Pauses = {
    async pause(place, reason) {
      const sids = here(place)
        .map(({ sid }) => sid)
        .toSorted();
      if (sids.length === 0) return;
      const lane = laneOf(place);
      const at = paused.get(keyOf(place))?.at ?? Math.min(time(), (lane[0]?.at ?? time() + 1) - 1);
      paused.set(keyOf(place), { reason, state: 'paused', at });
      const owned = new Map<string, string[]>();
      for (const sid of sids) {
        change(place, sid, (one) => silentSince({ ...one, paused: one.paused ?? { reason, at } }));
        of(owned, find(place, sid)?.owner ?? '', () => []).push(sid);
      }
      const inHand = hands.get(keyOf(place));
      lanes.set(
        keyOf(place),
        lane.filter(
          ({ kind }, index) => (index === 0 && inHand && !inHand.card) || !SUMMED_UP.includes(kind),
        ),
      );
      const { team, channel } = place;
      for (const [owner, theirs] of owned) {
        const mark = `${keyOf(place)} ${owner}`;
        if (!isPerson({ channel: owner }) || toldOfPause.has(mark)) continue;
        toldOfPause.add(mark);
        put(
          { team, channel: owner },
          {
            id: `paused.${channel}.${at}`,
            kind: 'paused',
            at: time(),
            channel,
            reason,
            total: theirs.length,
            sids: theirs.slice(0, 20),
            rules: 0,
          },
        );
      }
    },
    async resume(place) {
      const pause = paused.get(keyOf(place));
      if (here(place).length === 0) {
        over(place);
        return 'none';
      }
      if (!pause) return 'running';
      paused.set(keyOf(place), { ...pause, state: 'trying' });
      const missed = here(place)
        .flatMap(({ sid, paused }) => (paused ? [{ sid, since: paused.at }] : []))
        .toSorted((a, b) => (a.sid < b.sid ? -1 : 1));
      for (const { sid, since } of missed) {
        change(place, sid, ({ paused: _, muted, ...one }) =>
          muted ? { ...one, muted: { ...muted, since: Math.min(muted.since, since) } } : one,
        );
        touch(place, sid);
      }
      if (missed.length > 0) {
        put(place, { id: `missed.${pause.at}`, kind: 'missed', at: time(), after: 'pause', missed });
      }
      return 'trying';
    },
    async reached(place) {
      await pauses.resume(place);
      over(place);
    },
    async of(place) {
      const pause = paused.get(keyOf(place));
      return pause && { reason: pause.reason, state: pause.state };
    },
    everywhere: async (team) =>
      [...new Set(watching.filter((one) => one.team === team).map(({ channel }) => channel))].map(
        (channel) => ({
          team,
          channel,
        }),
      ),
  };

  /** Whoever held it died over the first: that is a failed attempt too. */
  const takeBack = (place: Place, { card }: Hand): void => {
    const head = card ?? laneOf(place)[0];
    hands.delete(keyOf(place));
    if (!head) return;
    attempts.set(head.id, (attempts.get(head.id) ?? 0) + 1);
    if (card && 'sid' in card) putCardBack(place, card, card.sid);
  };

  const putCardBack = (place: Place, card: Delivery, sid: string): void => {
    if (doubtful.has(card.id)) doubtfulCards.set(keyOf(place), card);
    else cards.set(keyOf(place), new Map([[sid, card], ...cardsOf(place)]));
  };

  /** @throws where the batch is no longer held */
  const inHand = ({ place, token }: Batch): Hand => {
    const hand = hands.get(keyOf(place));
    if (hand?.token !== token) throw new Error(`The outbox of ${keyOf(place)} is no longer held`);
    return hand;
  };

  const nextOf = (place: Place): readonly [Delivery, ...Delivery[]] | undefined => {
    const inDoubt = doubtfulCards.get(keyOf(place));
    if (inDoubt) return [inDoubt];
    const [head, ...rest] = laneOf(place);
    if (head) return [head, ...rest];
    const [card] = cardsOf(place).values();
    return card && [card];
  };

  const outbox: Outbox = {
    async take(place) {
      const held = hands.get(keyOf(place));
      if (held && held.until > time()) return undefined;
      if (held) takeBack(place, held);
      const deliveries = nextOf(place);
      if (!deliveries) return undefined;
      const [head] = deliveries;
      const isCard = head !== laneOf(place)[0];
      if (isCard && 'sid' in head) cardsOf(place).delete(head.sid);
      tokens += 1;
      const token = `token-${tokens}`;
      hands.set(keyOf(place), { token, until: time() + LANE_LEASE_MS, ...(isCard ? { card: head } : {}) });
      const { news: lately, gatheredMs } = noiseOf(place);
      return {
        place,
        token,
        deliveries,
        doubtful: doubtful.has(head.id),
        attempts: attempts.get(head.id) ?? 0,
        lately,
        gatheredMs,
        paused: paused.has(keyOf(place)),
      };
    },
    async sending(batch) {
      inHand(batch);
      doubtful.add(batch.deliveries[0].id);
    },
    async settle(batch, nextIn, told) {
      const { place } = batch;
      const head = inHand(batch).card ?? laneOf(place).shift();
      hands.delete(keyOf(place));
      doubtfulCards.delete(keyOf(place));
      if (!head) return;
      doubtful.delete(head.id);
      attempts.delete(head.id);
      if (head.kind === 'missed' && head.after === 'mute') {
        for (const { sid } of head.missed) {
          change(place, sid, ({ muted, ...one }) => (muted && standing(muted) ? { ...one, muted } : one));
        }
      }
      if (told === 'news') noiseOf(place).news += 1;
      if (told === 'digest') noiseOf(place).gatheredMs = nextIn;
    },
    async fold(batch, digest) {
      inHand(batch);
      const ids = new Set(digest.told.map(({ delivery }) => delivery));
      for (const { sid } of digest.told) touch(batch.place, sid);
      lanes.set(keyOf(batch.place), [digest, ...laneOf(batch.place).filter(({ id }) => !ids.has(id))]);
      return { ...batch, deliveries: [digest, ...batch.deliveries.filter(({ id }) => !ids.has(id))] };
    },
    async postpone(batch, inMs, outcome) {
      const { card } = inHand(batch);
      const { place } = batch;
      const { id } = batch.deliveries[0];
      hands.delete(keyOf(place));
      doubtfulCards.delete(keyOf(place));
      slept.push(inMs);
      outcomes.push(outcome);
      if (outcome === 'unknown') doubtful.add(id);
      else doubtful.delete(id);
      attempts.set(id, (attempts.get(id) ?? 0) + 1);
      if (card && 'sid' in card) putCardBack(place, card, card.sid);
    },
    async setCard(batch, sid, ts) {
      inHand(batch);
      const { place } = batch;
      doubtful.delete(batch.deliveries[0].id);
      change(place, sid, ({ card: _, ...watch }) => (ts === undefined ? watch : { ...watch, card: ts }));
      if (ts === undefined || find(place, sid)) return;
      put(place, { id: `${sid}.unwatched.${ts}`, kind: 'unwatched', sid, at: time(), card: ts });
    },
    put: async (place, delivery) => put(place, delivery),
  };

  return {
    recordings,
    schedule,
    watches,
    mutes,
    pauses,
    outbox,
    /** Everything watched, oldest first. */
    watching,
    claim,
    due,
    /** For how long deliveries were postponed, and why. */
    slept,
    outcomes,
    known,
    introduce,
    /** All that waits to be told: what is in the lane, and the cards after it. */
    queued: (place: Place): readonly Delivery[] => [...laneOf(place), ...cardsOf(place).values()],
    /** Three seconds without news. */
    quiet: () => noise.clear(),
  };
}
