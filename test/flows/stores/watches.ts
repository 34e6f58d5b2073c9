import type { Watches } from '../../../src/ports/knowing.ts';
import { programOf } from '../../../src/recording/watching/watch.ts';
import { keyOf, type Memory } from './memory.ts';

export function createWatches(memory: Memory): Watches {
  const { known, watching, left, time, indexOf, find, here, change, touch, put, introduce, over } = memory;

  return {
    async put(watch) {
      const { sid, owner, since, only, lang, broadcast, bulk, notify, max } = watch;
      const mark = `${keyOf(watch)} ${sid}`;
      const byPerson = programOf(owner) === undefined;
      if (!known.has(sid)) throw new Error(`Recording ${sid} is not known and cannot be watched`);
      if (!byPerson && left.has(mark)) return 'left';
      left.delete(mark);
      introduce(watch.team, sid);
      const old = find(watch, sid);
      if (!old) watching.push(watch);
      change(watch, sid, ({ paused, rule, only: before, bulk: many, ...one }) => ({
        ...one,
        ...(old && byPerson && rule !== undefined ? { owner, since } : rule === undefined ? {} : { rule }),
        ...((only ?? before ?? []).length > 0 ? { only: only ?? before } : {}),
        ...(lang ? { lang } : {}),
        ...(broadcast ? { broadcast } : {}),
        ...((bulk ?? many) ? { bulk: true } : {}),
        ...(notify ? { notify } : {}),
        ...(max ? { max } : {}),
        ...(paused && !(old && byPerson) ? { paused } : {}),
      }));
      if (!find(watch, sid)?.paused) touch(watch, sid);
      return old ? 'known' : 'new';
    },
    async remove(place, sid, by) {
      const index = indexOf(place, sid);
      if (index < 0) return undefined;
      left.add(`${keyOf(place)} ${sid}`);
      const [removed] = watching.splice(index, 1);
      if (here(place).length === 0) over(place);
      const card = removed?.card;
      if (card !== undefined)
        put(place, { id: `${sid}.unwatched.${card}`, kind: 'unwatched', sid, at: time(), by, card });
      return removed;
    },
    find: async (place, sid) => find(place, sid),
    of: async (sid) => watching.filter((one) => one.sid === sid),
    at: async (place) => here(place).map(({ sid }) => sid),
    async everywhere(most) {
      const live = watching.filter(({ sid }) => known.get(sid)?.final === false);
      const places = new Map(live.map((one) => [keyOf(one), { team: one.team, channel: one.channel }]));
      return [...places].map(([lane, place]) => {
        const sids = live.filter((one) => keyOf(one) === lane).map(({ sid }) => sid);
        return { place, sids: sids.slice(0, most), total: sids.length };
      });
    },
  };
}
