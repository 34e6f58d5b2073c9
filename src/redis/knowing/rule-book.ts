import type { Clock } from '../../ports/process.ts';
import { judgeRule, type Named, type Rule } from '../../recording/watching/rule.ts';
import type { Keyspace } from '../connection/keyspace.ts';
import { laneOf } from '../connection/place.ts';
import { toJson } from '../connection/scripts/json.ts';
import type { RuledWatches } from '../connection/scripts/scripts.ts';
import { decodeRules, type RuleSet } from './stored/stored-rule.ts';
import { encodeBy, encodeOptions } from './watches.ts';

export const readRules = async ({ redis, key }: Keyspace, team: string): Promise<RuleSet> =>
  decodeRules(team, await redis.hgetall(key('rules', team)));

/** Keeps the rules of each workspace that was read: scripts get the edition of the rules, and refuse an old one. */
export function createRuleBook(keyspace: Keyspace) {
  const read = new Map<string, RuleSet>();
  return {
    async of(team: string): Promise<RuleSet> {
      const found = read.get(team) ?? (await readRules(keyspace, team));
      read.set(team, found);
      return found;
    },
    /** Forgets rules that have changed, so that they are read again. */
    outdated: (team: string) => void read.delete(team),
  };
}

/** Decision of a workspace's rules about one recording. */
export interface Ruling {
  /** Rules that begin a watch: in each place the oldest that matches. */
  readonly watch: readonly Rule[];
  /** Ids of rules to be judged once the channel's name is known. */
  readonly waiting: readonly string[];
}

export function rule({ rules }: RuleSet, named: Named): Ruling {
  const watch = new Map<string, Rule>();
  const waiting: string[] = [];
  for (const one of rules) {
    if (one.paused?.kind === 'person') continue;
    const judged = judgeRule(one, named);
    if (judged === 'yes' && !watch.has(one.channel)) watch.set(one.channel, one);
    if (judged === 'unknown') waiting.push(one.id);
  }
  return { watch: [...watch.values()], waiting };
}

/** Encodes the watches of a ruling as scripts take them. */
export function ruledWatches(rules: readonly Rule[], now: Clock): RuledWatches {
  const since = now();
  return rules.flatMap((rule) => [
    laneOf(rule),
    encodeBy({ owner: rule.owner, since, rule: rule.pattern }),
    encodeOptions(rule),
    rule.paused?.kind === 'place' ? toJson({ reason: rule.paused.reason, at: since }) : '',
  ]);
}
