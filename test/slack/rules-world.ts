import type { ForPeople } from '../../src/flows/for-people.ts';
import type { Rule } from '../../src/recording/watching/rule.ts';
import { START } from './subjects.ts';

export const rule = (changes: Partial<Rule> = {}): Rule => ({
  id: 'rule-3',
  team: 'T1',
  channel: 'C0RECORDINGS',
  pattern: 'class-*',
  owner: 'U0MEI',
  since: START,
  ...changes,
});

/** Flows of a workspace without any rule. */
export const ruleFlows: Pick<
  ForPeople,
  'setRule' | 'removeRule' | 'changeRule' | 'rulesOf' | 'watchMatching'
> = {
  setRule: async () => ({ kind: 'rule_set', rule: rule(), already: false, matching: 0, absent: false }),
  removeRule: async () => undefined,
  changeRule: async (_place, _user, text) => ({ kind: 'no_rule', text, rules: [] }),
  rulesOf: async () => ({ here: [], elsewhere: [] }),
  watchMatching: async (_place, _user, text) => ({ kind: 'no_rule', text, rules: [] }),
};
