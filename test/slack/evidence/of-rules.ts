import type { RuleChanged } from '../../../src/flows/rules/change-rule.ts';
import type { MatchingWatched } from '../../../src/flows/rules/matching.ts';
import type { RuleSetAnswer } from '../../../src/flows/rules/set-rule.ts';
import { isChannel } from '../../../src/recording/watching/place.ts';
import { ANY, LONGEST_PATTERN, type Rule } from '../../../src/recording/watching/rule.ts';
import { type MisreadRule, writeRule } from '../../../src/recording/watching/rule-text.ts';
import type { Language } from '../../../src/slack/language/language.ts';
import { ownerOf } from '../../../src/slack/render/card/watchers.ts';
import { code, shown } from '../../../src/slack/text.ts';
import { type Needed, NO_CLAIM } from './needed.ts';

/** Outcome for a rule, or the rules that somebody asked for. */
export type RuleDoing =
  | RuleSetAnswer
  | RuleChanged
  | MatchingWatched
  | { readonly kind: 'rules'; readonly here: readonly Rule[]; readonly elsewhere: readonly Rule[] };

const rulesIn = (from: RuleDoing): readonly Rule[] => {
  if (from.kind === 'rules') return [...from.here, ...from.elsewhere];
  if ('rule' in from) return [from.rule];
  return 'rules' in from ? from.rules : [];
};

const listed = (from: RuleDoing): readonly Rule[] => (from.kind === 'rules' ? from.here : []);
const others = (from: RuleDoing): readonly Rule[] => (from.kind === 'rules' ? from.elsewhere : []);

/** It happened to the rule of this name. */
const became =
  (kind: RuleChanged['kind']) =>
  (from: RuleDoing, id: string): boolean =>
    from.kind === kind && 'rule' in from && code(from.rule.id) === id;

const isMisread =
  <K extends MisreadRule['kind']>(
    kind: K,
    is: (one: Extract<MisreadRule, { kind: K }>) => boolean = () => true,
  ) =>
  (from: RuleDoing): boolean =>
    from.kind === 'misread_rule' &&
    from.misread.kind === kind &&
    is(from.misread as Extract<MisreadRule, { kind: K }>);

export const OF_RULES: { readonly rule: Needed<Language['rule'], RuleDoing> } = {
  rule: {
    which: (from, pattern, app) =>
      rulesIn(from).some(
        (rule) =>
          (rule.pattern === ANY ? pattern === undefined : pattern === code(rule.pattern, 50)) &&
          app === (rule.app === undefined ? undefined : shown(rule.app, 40)),
      ),
    set: (from, id, _, already) =>
      from.kind === 'rule_set' && from.already === already && code(from.rule.id) === id,
    // How every rule works.
    lives: NO_CLAIM,
    nameless: (from) => from.kind === 'rule_set' && from.rule.pattern !== ANY,
    absent: (from) => from.kind === 'rule_set' && from.absent,
    matching: (from, count) => from.kind === 'rule_set' && from.matching === count && count > 0,
    matchingWatched: (from, count, id, left) =>
      from.kind === 'matching_watched' &&
      from.watched === count &&
      from.left === left &&
      code(from.rule.id) === id,
    noneMatching: (from) => from.kind === 'matching_watched' && from.watched + from.left === 0,
    paused: became('rule_paused'),
    resumed: became('rule_resumed'),
    waiting: (from) => from.kind === 'rule_resumed' && from.rule.paused?.kind === 'place',
    removed: (from, id, _, again) =>
      became('rule_removed')(from, id) &&
      rulesIn(from).some((rule) => again === code(`/recording-watch ${writeRule(rule)}`, 300)),
    unknown: (from, text, here) =>
      from.kind === 'no_rule' && code(from.text, 40) === text && from.rules.length === here,
    ambiguous: (from, text, count) =>
      from.kind === 'which_rule' && code(from.text, 40) === text && from.rules.length === count,
    here: (from, count) => listed(from).length === count && count > 0,
    elsewhere: (from, count) => others(from).length === count,
    none: (from) => from.kind === 'rules' && rulesIn(from).length === 0,
    notListed: (from, count) => count > 0 && others(from).length > count,
    row: (from, id) => rulesIn(from).some((rule) => code(rule.id) === id),
    details: (from, { owner, only, lang, broadcast, cards, calls, max, place }) =>
      rulesIn(from).some(
        (rule) =>
          ownerOf(rule.owner) === owner &&
          (rule.only ?? []).length >= only.length &&
          (rule.lang !== undefined) === (lang !== undefined) &&
          rule.broadcast === broadcast &&
          rule.cards === cards &&
          (rule.notify !== undefined) === (calls !== undefined) &&
          (rule.notify === 'none') === (calls === 'nobody') &&
          rule.max === max &&
          (place !== undefined) === others(from).includes(rule),
      ),
    elsewherePlace: (from) => others(from).some((rule) => !isChannel(rule)),
    pausedBy: (from, person) =>
      rulesIn(from).some(({ paused }) => paused?.kind === 'person' && ownerOf(paused.by) === person),
    placeGone: (from) => rulesIn(from).some(({ paused }) => paused?.kind === 'place'),
    strangeWord: (from, word) => isMisread('strange_word', (one) => code(one.word, 60) === word)(from),
    noPattern: isMisread('bad_pattern', ({ bad }) => bad.kind === 'empty'),
    longPattern: (from, length, most) =>
      isMisread('bad_pattern', ({ bad }) => bad.kind === 'too_long' && bad.length === length)(from) &&
      length > most &&
      most === LONGEST_PATTERN,
    regex: isMisread('bad_pattern', ({ bad }) => bad.kind === 'regex'),
    slackChannel: isMisread('bad_pattern', ({ bad }) => bad.kind === 'slack_channel'),
    tooMany: (from, most, where) =>
      from.kind === 'too_many_rules' && from.most === most && from.where === where,
  },
};
