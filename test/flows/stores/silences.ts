import type { Mutes, Pauses } from '../../../src/ports/telling.ts';
import type { Delivery } from '../../../src/recording/telling/delivery.ts';
import { muteOf, standing } from '../../../src/recording/watching/mute.ts';
import { isPerson, type Place } from '../../../src/recording/watching/place.ts';
import type { Watch } from '../../../src/recording/watching/watch.ts';
import { keyOf, type Memory, of } from './memory.ts';

/** Deliveries that a pause sums up when it ends. */
const SUMMED_UP: readonly Delivery['kind'][] = ['recording', 'thread', 'digest', 'missed', 'story'];

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

export function createMutes({ time, watching, find, change, touch, put }: Memory): Mutes {
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
      const id = `${sid}.unmuted.${muted.since}`;
      put(place, { id, kind: 'missed', at: time(), after: 'mute', missed });
      put(place, { id: `${id}.files`, kind: 'story', at: time(), of: missed, filesOnly: true });
      touch(place, sid);
      return muted;
    },
    async sweep() {
      const ended = watching.filter(({ muted }) => (standing(muted)?.until ?? time() + 1) <= time());
      for (const { sid, ...place } of ended) await mutes.unmute(place, sid);
      return ended.length;
    },
  };
  return mutes;
}

/** @param inHand whether the first delivery of a lane is being told */
export function createPauses(memory: Memory, inHand: (place: Place) => boolean): Pauses {
  const { time, watching, lanes, laneOf, threadsOf, tables, paused, toldOfPause } = memory;
  const { find, here, change, touch, put, over } = memory;

  /** When the first of what waits of each recording was learnt. */
  const untoldIn = (place: Place): ReadonlyMap<string, number> => {
    const first = new Map<string, number>();
    const note = (sid: string, at: number) => first.set(sid, Math.min(first.get(sid) ?? at, at));
    for (const one of laneOf(place)) {
      if (one.kind === 'recording' || one.kind === 'thread') note(one.sid, one.at);
      if (one.kind === 'missed') for (const { sid, since } of one.missed) note(sid, since + 1);
      if (one.kind === 'story') for (const { sid, since } of one.of) note(sid, since + 1);
    }
    for (const [sid, { pieces }] of threadsOf(place)) {
      for (const { at, since = at } of pieces.slice(0, 1)) note(sid, Math.min(at, since));
    }
    const table = tables.get(keyOf(place));
    for (const { sid, at } of table?.rows.slice(table.told) ?? []) note(sid, at);
    return first;
  };

  const pauses: Pauses = {
    async pause(place, reason) {
      const sids = here(place)
        .map(({ sid }) => sid)
        .toSorted();
      if (sids.length === 0) return 'none';
      const lane = laneOf(place);
      const before = paused.get(keyOf(place));
      const again = before?.at;
      const untold = untoldIn(place);
      const at =
        again ??
        Math.min(time(), (lane[0]?.at ?? time() + 1) - 1, ...[...untold.values()].map((one) => one - 1));
      paused.set(keyOf(place), { reason, state: 'paused', at });
      const owned = new Map<string, string[]>();
      for (const sid of sids) {
        const since = again ?? (untold.get(sid) ?? time() + 1) - 1;
        change(place, sid, (one) =>
          silentSince({ ...one, paused: one.paused ?? { reason, at: Math.min(time(), since) } }),
        );
        of(owned, find(place, sid)?.owner ?? '', () => []).push(sid);
      }
      const kept = inHand(place) ? 1 : 0;
      lanes.set(
        keyOf(place),
        lane.filter(({ kind }, index) => index < kept || !SUMMED_UP.includes(kind)),
      );
      threadsOf(place).clear();
      tables.delete(keyOf(place));
      const { team, channel } = place;
      for (const [owner, theirs] of owned) {
        const mark = `${keyOf(place)} ${owner}`;
        if (!isPerson({ channel: owner }) || toldOfPause.has(mark)) continue;
        toldOfPause.add(mark);
        const about = { channel, reason, total: theirs.length, sids: theirs.slice(0, 20), rules: 0 };
        put(
          { team, channel: owner },
          { id: `paused.${channel}.${at}`, kind: 'paused', at: time(), ...about },
        );
      }
      return before?.state === 'paused' ? 'already' : 'paused';
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
        put(place, { id: `story.${pause.at}`, kind: 'story', at: time(), of: missed, filesOnly: false });
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
    async everywhere(team) {
      const channels = watching.filter((one) => one.team === team).map(({ channel }) => channel);
      return [...new Set(channels)].map((channel) => ({ team, channel }));
    },
  };
  return pauses;
}
