import type { Clock } from '../../ports/process.ts';
import { cardEdit } from '../../recording/telling/delivery.ts';
import type { Rule } from '../../recording/watching/rule.ts';
import { judgeRule, type Named } from '../../recording/watching/rule.ts';
import type { Keyspace } from '../connection/keyspace.ts';
import { encodeDelivery } from '../telling/delivery-codec.ts';
import { laneOf } from '../telling/place.ts';
import { decodeRules, type RuleSet } from './stored-rule.ts';
import { encodeBy, encodeOptions } from './watches.ts';

/**
 * The rules of each workspace as they were last read. They are used without being read again, because every script that
 * goes by them is told their edition and refuses when it is not the newest.
 */
export interface RuleBook {
  of(team: string): Promise<RuleSet>;
  /** They have changed: reads them anew next time. */
  outdated(team: string): void;
}

export const readRules = async ({ redis, key }: Keyspace, team: string): Promise<RuleSet> =>
  decodeRules(team, await redis.hgetall(key('rules', team)));

export function createRuleBook(keyspace: Keyspace): RuleBook {
  const read = new Map<string, RuleSet>();
  return {
    async of(team) {
      const found = read.get(team) ?? (await readRules(keyspace, team));
      read.set(team, found);
      return found;
    },
    outdated: (team) => void read.delete(team),
  };
}

/** What the rules of a workspace make of one recording. */
export interface Ruling {
  /** One for each place: the oldest rule of a place speaks for it. */
  readonly watch: readonly Rule[];
  /** To be judged when the channel's name is known. */
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

/** The watches of a ruling as scripts take them: five arguments each (src/redis/lua/shared/rules.lua). */
export function ruledWatches(rules: readonly Rule[], sid: string, now: Clock): readonly string[] {
  const since = now();
  const { json } = encodeDelivery(cardEdit(sid, since));
  return rules.flatMap(({ team, channel, owner, pattern, only, lang, broadcast, max, paused }) => [
    laneOf({ team, channel }),
    encodeBy({ owner, since, rule: pattern }),
    encodeOptions({ only, lang, broadcast, max }),
    paused?.kind === 'place' ? JSON.stringify({ reason: paused.reason, at: since }) : '',
    json,
  ]);
}
