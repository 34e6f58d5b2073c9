import { z } from 'zod';
import type { Clock } from '../../ports/process.ts';
import type { Known } from '../../recording/known.ts';
import type { Instant } from '../../recording/recording.ts';
import type { Rule } from '../../recording/watching/rule.ts';
import type { Keyspace } from '../connection/keyspace.ts';
import { toJson } from '../connection/scripts/json.ts';
import type { RuledWatches } from '../connection/scripts/scripts.ts';
import { readRules, rule, ruledWatches } from './rule-book.ts';

const Waiting = z.array(z.string());

/** Prefixes of fields of `<tag>:watch:<sid>` and of `<tag>:rec:<sid>`, each followed by a workspace. */
const WAITING = 'waiting:';
const TEAM = 'team:';

/** A workspace, and the choice of its rules to be judged. */
type Meant = readonly [team: string, isMeant: (rule: Rule, registeredAt: Instant) => boolean];

interface Ruled {
  /** Edition of the rules of each workspace that was judged, JSON; empty if none was. */
  readonly editions: string;
  readonly watches: RuledWatches;
}

/**
 * Judges rules when a look first brings the name of the channel, for polling/lua/commit.lua: those that have waited for
 * it, or all if the registration named another channel, whose watches stay. Any other look reads nothing.
 */
export function createRuling(keyspace: Keyspace, now: Clock) {
  const { redis, key } = keyspace;
  return async ({ recording, cname }: Known, next: Known): Promise<Ruled> => {
    const name = next.cname;
    const isNew = name !== undefined && cname === undefined && name !== recording.cname;
    if (!isNew) return { editions: '', watches: [] };
    const { sid, app, registeredAt } = recording;
    const waited = await (recording.cname === undefined ? waitingFor(sid) : ruledBefore(sid));
    const editions: Record<string, string> = {};
    const watch: Rule[] = [];
    for (const [team, isMeant] of waited) {
      const all = await readRules(keyspace, team);
      editions[team] = all.edition;
      const rules = all.rules.filter((one) => isMeant(one, registeredAt));
      watch.push(...rule({ ...all, rules }, { app, cname: name }).watch);
    }
    return { editions: toJson(editions), watches: ruledWatches(watch, now) };
  };

  /** Rules that could not be judged without a name. */
  async function waitingFor(sid: string): Promise<readonly Meant[]> {
    const fields = Object.entries(await redis.hgetall(key('watch', sid)));
    return fields.flatMap(([field, ids]): Meant[] => {
      if (!field.startsWith(WAITING)) return [];
      const waited = Waiting.parse(JSON.parse(ids));
      return [[field.slice(WAITING.length), ({ id }) => waited.includes(id)]];
    });
  }

  /** Rules of each workspace that knows the recording, if they are not younger than it. */
  async function ruledBefore(sid: string): Promise<readonly Meant[]> {
    const fields = await redis.hkeys(key('rec', sid));
    return fields.flatMap((field): Meant[] =>
      field.startsWith(TEAM) ? [[field.slice(TEAM.length), ({ since }, at) => since <= at]] : [],
    );
  }
}
