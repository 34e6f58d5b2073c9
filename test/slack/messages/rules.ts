import { NEWS_KINDS } from '../../../src/recording/news.ts';
import type { Rule } from '../../../src/recording/watching/rule.ts';
import { LONGEST_PATTERN } from '../../../src/recording/watching/rule.ts';
import type { Language } from '../../../src/slack/language/language.ts';
import { watchedHereMessage } from '../../../src/slack/render/asking/lists.ts';
import type { Message } from '../../../src/slack/render/message.ts';
import {
  matchingMessage,
  ruleChangedMessage,
  ruleSetMessage,
  rulesMessage,
} from '../../../src/slack/render/watching/rules.ts';
import { rule } from '../rules-world.ts';
import { at, known, recording, START, watch } from '../subjects.ts';
import type { Messages } from './messages.ts';

/** Everything that is said of rules whose patterns, apps and owners are called `text`. */
export function ruleMessages(text: string, language: Language): Messages {
  const pattern = text.slice(0, LONGEST_PATTERN);
  const full = rule({ pattern, app: text, only: NEWS_KINDS, lang: 'zh' });
  const paused: readonly Rule[] = [
    { ...full, paused: { kind: 'person', by: 'U0ANNA', at: START } },
    { ...full, paused: { kind: 'place', reason: 'is_archived', at: START } },
    { ...full, paused: { kind: 'place', reason: text, at: START } },
  ];
  const every = [
    rule({ pattern: '*' }),
    rule({ pattern: '*', app: text }),
    rule({ pattern }),
    full,
    ...paused,
  ];
  const strange = [rule({ owner: text }), rule({ owner: 'C0RECORDINGS' }), rule({ channel: 'D0MEI' })];
  const crowd = Array.from({ length: 10 }, () => full);
  const wild = Array.from({ length: 90 }, (_, n) => ({ ...full, channel: `C0OTHER${n}` }));
  const subjects = Array.from({ length: 30 }, () => ({
    known: known({ recording: recording({ alias: text, app: text }) }),
    watch: watch(),
    watchers: [],
  }));
  return [
    ...every.flatMap((one): (readonly [string, Message])[] => [
      [
        'rule set',
        ruleSetMessage({ kind: 'rule_set', rule: one, already: false, matching: 0, absent: true }, language),
      ],
      [
        'rule set again',
        ruleSetMessage({ kind: 'rule_set', rule: one, already: true, matching: 34, absent: false }, language),
      ],
      ...(['rule_paused', 'rule_resumed', 'rule_removed'] as const).map(
        (kind) => [kind, ruleChangedMessage({ kind, rule: one }, language)] as const,
      ),
      ['no such rule', ruleChangedMessage({ kind: 'no_rule', text, rules: [one] }, language)],
    ]),
    ['no rule', ruleChangedMessage({ kind: 'no_rule', text, rules: [] }, language)],
    ['which rule', ruleChangedMessage({ kind: 'which_rule', text, rules: crowd }, language)],
    ...[0, 1, 20].flatMap((watched) =>
      [0, 1, 14].map(
        (left) =>
          [
            `matching ${watched} ${left}`,
            matchingMessage({ kind: 'matching_watched', rule: full, watched, left }, language),
          ] as const,
      ),
    ),
    ['matching of no rule', matchingMessage({ kind: 'no_rule', text, rules: [] }, language)],
    ['rules', rulesMessage({ here: crowd, elsewhere: wild }, language)],
    ['rules elsewhere', rulesMessage({ here: [], elsewhere: [...wild, ...strange] }, language)],
    ['rules here', rulesMessage({ here: [...every, ...strange], elsewhere: [] }, language)],
    ['rules, none', rulesMessage({ here: [], elsewhere: [] }, language)],
    [
      'watched here, with rules',
      watchedHereMessage({ rows: subjects, from: 0, total: 50 }, 'show', language, at('15:40:00'), crowd),
    ],
    [
      'nothing watched, with rules',
      watchedHereMessage({ rows: [], from: 0, total: 0 }, 'show', language, at('15:40:00'), crowd),
    ],
    ...(
      [
        { kind: 'misread_rule', misread: { kind: 'unknown_kind', written: text } },
        { kind: 'misread_rule', misread: { kind: 'strange_word', word: text } },
        { kind: 'misread_rule', misread: { kind: 'bad_pattern', bad: { kind: 'empty' } } },
        { kind: 'misread_rule', misread: { kind: 'bad_pattern', bad: { kind: 'too_long', length: 1_234 } } },
        { kind: 'misread_rule', misread: { kind: 'bad_pattern', bad: { kind: 'regex', written: text } } },
        {
          kind: 'misread_rule',
          misread: { kind: 'bad_pattern', bad: { kind: 'slack_channel', written: text } },
        },
        { kind: 'cannot_post_direct' },
        { kind: 'unknown_app', written: text, apps: [text, 'prod'] },
        { kind: 'unknown_language', written: text, languages: ['en', 'zh'] },
        { kind: 'too_many_rules', most: 10, where: 'place' },
        { kind: 'too_many_rules', most: 25, where: 'person' },
        { kind: 'too_many_rules', most: 100, where: 'team' },
      ] as const
    ).map((answer) => ['a rule that cannot be set', ruleSetMessage(answer, language)] as const),
  ];
}
