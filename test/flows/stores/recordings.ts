import type { Recordings } from '../../../src/ports/knowing.ts';
import { filled } from '../../../src/recording/filled.ts';
import { readsDifferently } from '../../../src/recording/summing/shows.ts';
import type { Memory } from './memory.ts';

/** @param reported called when a backend reports a stop */
export function createRecordings(memory: Memory, reported: () => void): Recordings {
  const { known, directories, directoryOf, aliases, watching, claims } = memory;
  const { time, introduce, give, nameOf, touch, put, write } = memory;

  const newestFirst = (team: string) => [...directoryOf(team)].map(([sid, at]) => ({ sid, at })).reverse();

  return {
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
    async said(sid, said) {
      const one = known.get(sid);
      if (one) known.set(sid, { ...one, recording: { ...one.recording, ...said } });
      if (one && said.stopRequestedAt !== undefined) reported();
      return one !== undefined;
    },
    async amend(before, next, news, at) {
      const { sid } = next.recording;
      if (known.get(sid)?.version !== before.version) return 'moved';
      write(before, next, news, news.length > 0 || readsDifferently(before, next), at);
      return 'amended';
    },
    async forget(sid, name, by) {
      for (const watch of watching.filter((one) => one.sid === sid)) {
        watching.splice(watching.indexOf(watch), 1);
        const { card } = watch;
        if (card === undefined) continue;
        const id = `${sid}.forgotten.${card}`;
        put(watch, { id, kind: 'forgotten', sid, at: time(), card, name, ...filled({ by }) });
      }
      for (const [alias, named] of aliases) if (named === sid) aliases.delete(alias);
      for (const sids of directories.values()) sids.delete(sid);
      claims.delete(sid);
      return known.delete(sid);
    },
  };
}
