import { z } from 'zod';
import type { Clock } from '../../ports/process.ts';
import type { Known } from '../../recording/known.ts';
import type { Rule } from '../../recording/watching/rule.ts';
import type { Keyspace } from '../connection/keyspace.ts';
import type { RuledWatches } from '../connection/scripts/scripts.ts';
import { readRules, rule, ruledWatches } from './rule-book.ts';

const Waiting = z.array(z.string());

const FIELD = 'waiting:';

interface Ruled {
  /** Of the rules by which each workspace judged, JSON; empty where none had to. */
  readonly editions: string;
  readonly watches: RuledWatches;
}

/**
 * What the rules that have waited for a channel's name make of a recording, as polling/lua/commit.lua takes it. Answers at once
 * for every look but the one that brings the name.
 */
export function createRuling(keyspace: Keyspace, now: Clock) {
  const { redis, key } = keyspace;
  return async ({ recording, cname }: Known, next: Known): Promise<Ruled> => {
    const name = next.cname;
    if (name === undefined || (recording.cname ?? cname) !== undefined) return { editions: '', watches: [] };
    const { sid, app } = recording;
    const fields = await redis.hgetall(key('watch', sid));
    const editions: Record<string, string> = {};
    const watch: Rule[] = [];
    for (const [field, ids] of Object.entries(fields)) {
      if (!field.startsWith(FIELD)) continue;
      const team = field.slice(FIELD.length);
      const waited = Waiting.parse(JSON.parse(ids));
      const all = await readRules(keyspace, team);
      editions[team] = all.edition;
      const rules = all.rules.filter(({ id }) => waited.includes(id));
      watch.push(...rule({ ...all, rules }, { app, cname: name }).watch);
    }
    return { editions: JSON.stringify(editions), watches: ruledWatches(watch, now) };
  };
}
