import type { KnownBlock } from '@slack/types';
import type { Home } from '../../flows/asking/home.ts';
import type { Language } from '../language/language.ts';
import { context, section } from '../render/message.ts';
import { ruleRow } from '../render/watching/rules.ts';

const RULES = 20;

/** The workspace's standing rules; those of the reader have a menu. */
export function rulesOf({ rules, user }: Home, language: Language): readonly KnownBlock[] {
  const { home: say, rule } = language;
  if (rules.length === 0) return [];
  const more = rules.length - RULES;
  return [
    section(`*${say.rules(rules.length)}*`),
    ...rules.slice(0, RULES).map((one) => ruleRow(one, user, language)),
    ...(more > 0 ? [context(rule.notListed(more))] : []),
  ];
}
