import type { Added, Rules } from '../../ports/knowing.ts';
import { filled } from '../../recording/filled.ts';
import type { Place } from '../../recording/watching/place.ts';
import { type NewRule, type Rule, sameScope } from '../../recording/watching/rule.ts';
import { watchOptions } from '../../recording/watching/watch-options.ts';
import type { Keyspace } from '../connection/keyspace.ts';
import { laneOf } from '../connection/place.ts';
import { timeOf } from '../connection/time.ts';
import { readRules } from './rule-book.ts';
import { encodeRule, type RuleSet, ruleId } from './stored/stored-rule.ts';

/** Limit of rules in a workspace, each of which is matched with every registration. */
const MOST_IN_TEAM = 100;
/** Limit of rules in a place, where people read them all. */
const MOST_IN_PLACE = 10;
/** Limit of rules of a person, so that nobody uses up those of the workspace. */
const MOST_OF_PERSON = 25;

/** A field of the hash and its new value; an empty value deletes the field. */
type Change = readonly [field: string, value: string];

/** Decides about changes of rules here. The script writes them only if the rules have not changed since they were read. */
export function createRules(keyspace: Keyspace): Rules {
  const { redis, run } = keyspace;
  const read = (team: string): Promise<RuleSet> => readRules(keyspace, team);

  async function change<T>(
    team: string,
    decide: (all: RuleSet) => { readonly changes: readonly Change[]; readonly answer: T },
  ): Promise<T> {
    for (;;) {
      const all = await read(team);
      const { changes, answer } = decide(all);
      if (changes.length === 0) return answer;
      if ((await run('knowing/rules', team, all.edition, ...changes.flat())) === 1) return answer;
    }
  }

  /** Changes one rule of the place, if it exists. */
  const changeOne = (
    place: Place,
    id: string,
    how: (rule: Rule) => { readonly rule: Rule; readonly changes: readonly Change[] },
  ): Promise<Rule | undefined> =>
    change(place.team, ({ rules }) => {
      const rule = rules.find((one) => one.id === id && one.channel === place.channel);
      if (!rule) return { changes: [], answer: undefined };
      const { changes, rule: answer } = how(rule);
      return { changes, answer };
    });

  return {
    ofTeam: async (team) => (await read(team)).rules,

    at: async ({ team, channel }) => (await read(team)).rules.filter((rule) => rule.channel === channel),

    async add(rule) {
      const answer = await change(rule.team, (all) => added(rule, all));
      if (answer.kind !== 'too_many' && rule.lang !== undefined)
        await run('knowing/speak', laneOf(rule), rule.lang);
      return answer;
    },

    remove: (place, id) => changeOne(place, id, (rule) => ({ rule, changes: [[id, '']] })),

    async pause(place, id, by) {
      const at = await timeOf(redis);
      return changeOne(place, id, (rule) => {
        if (rule.paused?.kind === 'person') return { rule, changes: [] };
        const paused: Rule = { ...rule, paused: { kind: 'person', by, at } };
        return { rule: paused, changes: [[id, encodeRule(paused)]] };
      });
    },

    resume: (place, id) =>
      changeOne(place, id, ({ paused, ...rule }) =>
        paused?.kind === 'person'
          ? { rule, changes: [[id, encodeRule(rule)]] }
          : { rule: paused ? { ...rule, paused } : rule, changes: [] },
      ),
  };
}

function added(
  wanted: NewRule,
  { rules, last }: RuleSet,
): { readonly changes: readonly Change[]; readonly answer: Added } {
  const { channel, only, ...others } = wanted;
  // An empty list stands for all kinds.
  const chosen: NewRule = only?.length === 0 ? { channel, ...others } : wanted;
  const here = rules.filter((rule) => rule.channel === channel);
  // Ends a pause of the place. The next card shows whether the bot may post there.
  const reachable: Change = [`gone:${channel}`, ''];
  const known = here.find((rule) => sameScope(rule, wanted));
  if (known) {
    const { id, team, pattern, app, owner, since } = known;
    const same = { id, team, channel, pattern, owner, since, ...filled({ app }) };
    const rule: Rule = { ...same, ...watchOptions(chosen) };
    return { changes: [[id, encodeRule(rule)], reachable], answer: { kind: 'known', rule } };
  }
  const limits = [
    { where: 'place', most: MOST_IN_PLACE, has: here },
    { where: 'person', most: MOST_OF_PERSON, has: rules.filter(({ owner }) => owner === wanted.owner) },
    { where: 'team', most: MOST_IN_TEAM, has: rules },
  ] as const;
  const full = limits.find(({ has, most }) => has.length >= most);
  if (full) return { changes: [], answer: { kind: 'too_many', most: full.most, where: full.where } };
  const rule: Rule = { ...chosen, id: ruleId(last + 1) };
  return {
    changes: [[rule.id, encodeRule(rule)], ['last', String(last + 1)], reachable],
    answer: { kind: 'new', rule },
  };
}
