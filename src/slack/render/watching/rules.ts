import type { KnownBlock, Overflow, SectionBlock } from '@slack/types';
import type { RuleChanged } from '../../../flows/rules/change-rule.ts';
import type { MatchingWatched } from '../../../flows/rules/matching.ts';
import type { RuleSetAnswer } from '../../../flows/rules/set-rule.ts';
import { ANY, LONGEST_PATTERN, type Rule } from '../../../recording/watching/rule.ts';
import { type MisreadRule, writeRule } from '../../../recording/watching/rule-text.ts';
import type { Language } from '../../language/language.ts';
import type { Said } from '../../language/said.ts';
import type { ButtonKey, Target } from '../../pressable/buttons.ts';
import { called, channelLink, code, minute, type Shown, shown } from '../../text.ts';
import { ownerOf } from '../card/watchers.ts';
import { AMISS } from '../faces.ts';
import { fitting } from '../fitting.ts';
import { buttons, context, fallback, type Message, overflow, saying, section } from '../message.ts';
import { reasonOf } from '../telling/notices.ts';
import { calls, heardOnly } from './heard.ts';
import { incomplete, misread, unknownLanguage } from './mistakes.ts';

type RuleSet = Extract<RuleSetAnswer, { readonly kind: 'rule_set' }>;

/** Letters of a pattern, enough to tell two apart. */
const PATTERN = 50;

/** The recordings that a rule is about. */
const which = ({ pattern, app }: Rule, { rule }: Language): string =>
  rule.which(
    pattern === ANY ? undefined : code(pattern, PATTERN),
    app === undefined ? undefined : shown(app, 40),
  );

export function ruleSetMessage(answer: RuleSetAnswer, language: Language): Message {
  switch (answer.kind) {
    case 'rule_set':
      return setMessage(answer, language);
    case 'misread_rule':
      return saying(misreadRule(answer.misread, language));
    case 'unknown_app':
      return saying(incomplete(answer, language));
    case 'unknown_language':
      return saying(unknownLanguage(answer, language));
    case 'uncallable':
      return saying(language.mistake.uncallable(called(answer.who), answer.is));
    case 'cannot_post_direct':
      return saying(language.answer.cannotPostDirect);
    case 'too_many_rules':
      return saying(language.rule.tooMany(answer.most, answer.where));
  }
}

function setMessage({ rule, already, matching, absent }: RuleSet, language: Language): Message {
  const { rule: say } = language;
  const first = say.set(code(rule.id), which(rule, language), already);
  const lines = [
    ...(absent ? [`${AMISS} ${say.absent}`] : []),
    ...(matching > 0 ? [say.matching(matching)] : []),
  ];
  const keys: ButtonKey[] = ['pauseRule', 'removeRule'];
  if (matching > 0) keys.unshift('watchMatching');
  return {
    text: fallback(first),
    blocks: [
      section([first, ...lines].join('\n')),
      ...buttons(keys, { sid: rule.id }, language),
      context(say.lives, ...(rule.pattern === ANY ? [] : [say.nameless])),
    ],
  };
}

function misreadRule(one: MisreadRule, language: Language): Said {
  const { rule } = language;
  if (one.kind === 'strange_word') return rule.strangeWord(code(one.word, 60));
  if (one.kind !== 'bad_pattern') return misread(one, language);
  switch (one.bad.kind) {
    case 'empty':
      return rule.noPattern();
    case 'too_long':
      return rule.longPattern(one.bad.length, LONGEST_PATTERN);
    case 'regex':
      return rule.regex(code(one.bad.written, 60));
    case 'slack_channel':
      return rule.slackChannel(code(one.bad.written, 60));
  }
}

export function ruleChangedMessage(changed: RuleChanged, language: Language): Message {
  const { rule: say, notice } = language;
  switch (changed.kind) {
    case 'no_rule':
      return saying(
        say.unknown(code(changed.text, 40), changed.rules.length),
        ...rows(changed.rules, language),
      );
    case 'which_rule': {
      const question = say.ambiguous(code(changed.text, 40), changed.rules.length);
      return saying({ fact: question }, ...rows(changed.rules, language));
    }
    case 'rule_paused':
      return about(say.paused, ['resumeRule', 'removeRule'], changed.rule, language);
    case 'rule_resumed': {
      const { paused } = changed.rule;
      const message = about(say.resumed, ['pauseRule', 'removeRule'], changed.rule, language);
      if (paused?.kind !== 'place') return message;
      const waiting = say.waiting(reasonOf(paused.reason, language), notice.mend(paused.reason));
      return { ...message, blocks: [...message.blocks, section(`${AMISS} ${waiting}`)] };
    }
    case 'rule_removed': {
      const again = code(`/recording-watch ${writeRule(changed.rule)}`, 300);
      return saying(say.removed(code(changed.rule.id), which(changed.rule, language), again));
    }
  }
}

const about = (
  say: (id: Shown, which: string) => Said,
  keys: readonly ButtonKey[],
  rule: Rule,
  language: Language,
): Message => saying(say(code(rule.id), which(rule, language)), ...buttons(keys, targetOf(rule), language));

/** Target with the rule's channel, as presses in App Home come from no channel. */
const targetOf = ({ id, channel }: Rule): Target => ({ sid: id, channel });

export function matchingMessage(answer: MatchingWatched, language: Language): Message {
  if (answer.kind === 'no_rule') return ruleChangedMessage(answer, language);
  const { rule, watched, left } = answer;
  if (watched === 0) return saying({ fact: language.rule.noneMatching });
  const fact = language.rule.matchingWatched(watched, code(rule.id), left);
  return saying({ fact }, ...(left > 0 ? buttons(['watchMatching'], { sid: rule.id }, language) : []));
}

/** Rules of the place where it was asked, with menus, and rules of other places. */
export function rulesMessage(
  { here, elsewhere }: { readonly here: readonly Rule[]; readonly elsewhere: readonly Rule[] },
  language: Language,
): Message {
  const { rule: say } = language;
  if (here.length + elsewhere.length === 0) return saying(say.none);
  const others = elsewhere.map((rule) => section(row(rule, language, true)));
  const head = [...rulesBlocks(here, language)];
  const heading = say.elsewhere(elsewhere.length);
  if (others.length > 0) head.push(section(`*${heading}*`));
  return {
    text: fallback(here.length > 0 ? say.here(here.length) : heading),
    blocks: fitting(head, others, others.length, say.notListed),
  };
}

/** Rules of a place with their menus; empty if there are none. */
export const rulesBlocks = (here: readonly Rule[], language: Language): readonly KnownBlock[] =>
  here.length === 0 ? [] : [section(`*${language.rule.here(here.length)}*`), ...rows(here, language)];

const rows = (rules: readonly Rule[], language: Language): readonly SectionBlock[] =>
  rules.map((rule) => section(row(rule, language, false), menuOf(rule, language)));

const menuOf = (rule: Rule, language: Language): Overflow =>
  overflow('rule', optionsOf(rule), targetOf(rule), language);

/** Options of a rule. A place in which the bot cannot post is resumed as a whole. */
function optionsOf({ paused }: Rule): readonly ButtonKey[] {
  if (paused === undefined) return ['pauseRule', 'removeRule'];
  return [paused.kind === 'person' ? 'resumeRule' : 'resume', 'removeRule'];
}

/** A rule with its channel, for App Home; only its owner has the menu. */
export const ruleRow = (rule: Rule, user: string, language: Language): SectionBlock =>
  section(row(rule, language, true), rule.owner === user ? menuOf(rule, language) : undefined);

function row(rule: Rule, language: Language, isElsewhere: boolean): string {
  const { rule: say } = language;
  const { id, channel, owner, since, only = [], lang, broadcast, cards, notify, max, paused } = rule;
  const details = say.details({
    owner: ownerOf(owner),
    since: minute(since),
    only: heardOnly(only, language),
    lang: lang === undefined ? undefined : code(lang),
    broadcast,
    cards,
    calls: calls(notify),
    max,
    place: isElsewhere ? (channelLink(channel) ?? shown(say.elsewherePlace)) : undefined,
  });
  const pause =
    paused === undefined
      ? []
      : [
          paused.kind === 'person'
            ? say.pausedBy(ownerOf(paused.by), minute(paused.at))
            : say.placeGone(reasonOf(paused.reason, language)),
        ];
  return [say.row(code(id), which(rule, language)), ...pause, details].join('\n');
}
