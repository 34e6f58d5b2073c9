import type { Pause } from '../../../src/ports/telling.ts';
import type { Known } from '../../../src/recording/known.ts';
import { type News, TOLD } from '../../../src/recording/news.ts';
import type { Instant, Recording } from '../../../src/recording/recording.ts';
import { lookBetween } from '../../../src/recording/summing/shows.ts';
import { cardEdit, type Delivery } from '../../../src/recording/telling/delivery.ts';
import type { Place } from '../../../src/recording/watching/place.ts';
import type { Watch } from '../../../src/recording/watching/watch.ts';
import type { Table, Thread } from './outbox.ts';

export const keyOf = ({ team, channel }: Place): string => `${team}:${channel}`;

export function of<K, V>(map: Map<K, V>, key: K, empty: () => V): V {
  const value = map.get(key) ?? empty();
  map.set(key, value);
  return value;
}

/** Everything that the stores have in common, and the few changes that several of them make. */
export function createMemory(time: () => Instant) {
  /** Oldest first. */
  const watching: Watch[] = [];
  const held = {
    known: new Map<string, Known>(),
    /** Sids by team, in the order in which it came to know them. */
    directories: new Map<string, Map<string, Instant>>(),
    aliases: new Map<string, string>(),
    watching,
    left: new Set<string>(),
    lanes: new Map<string, Delivery[]>(),
    cards: new Map<string, Map<string, Delivery>>(),
    threads: new Map<string, Map<string, Thread>>(),
    tables: new Map<string, Table>(),
    claims: new Map<string, string>(),
    paused: new Map<string, Pause & { readonly at: Instant }>(),
    toldOfPause: new Set<string>(),
    /** Ids of what was already handled. */
    handled: new Set<string>(),
  };
  const { known, directories, aliases, lanes, cards, threads, paused, toldOfPause } = held;
  let tokens = 0;

  const laneOf = (place: Place) => of(lanes, keyOf(place), () => []);
  const threadsOf = (place: Place) => of(threads, keyOf(place), () => new Map());
  const cardsOf = (place: Place) => of(cards, keyOf(place), () => new Map());
  const directoryOf = (team: string) => of(directories, team, () => new Map());

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
  /** Writes what is known from now on, and its news for every place that watches it. */
  const write = (
    before: Known,
    next: Known,
    news: readonly News[],
    tells: boolean,
    at = lookBetween(before, next) ?? time(),
  ): void => {
    const { sid } = next.recording;
    const version = before.version + 1;
    const stored = known.get(sid)?.recording;
    known.set(sid, { ...next, recording: stored ? beside(stored, next.recording) : next.recording, version });
    const told = news.filter(({ kind }) => TOLD[kind] !== 'card');
    for (const watch of watching.filter((one) => tells && one.sid === sid && !one.paused)) {
      put(watch, { id: `${sid}.${version}`, kind: 'recording', sid, at, news: told });
    }
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
  /** The place is told again, and its owners are told of its next pause. */
  const over = (place: Place): void => {
    paused.delete(keyOf(place));
    for (const told of toldOfPause) if (told.startsWith(`${keyOf(place)} `)) toldOfPause.delete(told);
  };

  return {
    ...held,
    time,
    laneOf,
    cardsOf,
    threadsOf,
    directoryOf,
    indexOf,
    find,
    here,
    change,
    touch,
    put,
    write,
    introduce,
    nameOf,
    give,
    over,
    token: (): string => {
      tokens += 1;
      return `token-${tokens}`;
    },
  };
}

/** A recording as it is written: what is said of it apart from looks stands beside that, and stays as it is stored. */
function beside(stored: Recording, written: Recording): Recording {
  const {
    alias: _a,
    stopRequestedAt: _s,
    endsAt: _e,
    reportsStop: _r,
    watchMax: _w,
    ...registered
  } = written;
  const { alias, stopRequestedAt, endsAt, reportsStop, watchMax } = stored;
  const said = { alias, stopRequestedAt, endsAt, reportsStop, watchMax };
  const given = Object.entries(said).filter(([, fact]) => fact !== undefined);
  return { ...registered, ...Object.fromEntries(given) };
}

export type Memory = ReturnType<typeof createMemory>;
