import type { Rules } from '../../ports/knowing.ts';
import type { Log } from '../../ports/process.ts';
import type { CheckAccess } from '../../ports/slack.ts';
import type { App } from '../../recording/app.ts';
import { isChannel, type Place } from '../../recording/watching/place.ts';
import type { Rule } from '../../recording/watching/rule.ts';
import { type MisreadRule, readRule } from '../../recording/watching/rule-text.ts';
import { type CallableNeeds, type Uncallable, uncallable } from '../watching/callable.ts';
import { announceLanguage, type SpeakNeeds } from '../watching/pressing/speak.ts';
import { type MatchingNeeds, matching } from './matching.ts';

export interface SetRuleNeeds extends MatchingNeeds, CallableNeeds, SpeakNeeds {
  readonly rules: Rules;
  readonly apps: readonly App[];
  readonly checkAccess: CheckAccess;
  readonly log: Log;
}

export type RuleSetAnswer =
  | {
      readonly kind: 'rule_set';
      readonly rule: Rule;
      /** The place had this rule before; only its options changed, and a pause ended. */
      readonly already: boolean;
      /** Number of recordings that were registered before the rule. */
      readonly matching: number;
      /** The bot is not in the channel, so that nothing can be posted there yet. */
      readonly absent: boolean;
    }
  | { readonly kind: 'misread_rule'; readonly misread: MisreadRule }
  | { readonly kind: 'unknown_app'; readonly written: string; readonly apps: readonly string[] }
  | { readonly kind: 'unknown_language'; readonly written: string; readonly languages: readonly string[] }
  | Uncallable
  /** It is a direct message of two people, to which nobody can invite the bot. */
  | { readonly kind: 'cannot_post_direct' }
  | { readonly kind: 'too_many_rules'; readonly most: number; readonly where: 'person' | 'place' | 'team' };

/** Sets a rule: this place watches every recording registered from now on that matches. */
export async function setRule(
  place: Place,
  user: string,
  text: string,
  needs: SetRuleNeeds,
): Promise<RuleSetAnswer> {
  const typed = readRule(text);
  if ('misread' in typed) return { kind: 'misread_rule', misread: typed.misread };
  const { app: written, lang } = typed;
  if (lang !== undefined && !needs.languages.includes(lang)) {
    return { kind: 'unknown_language', written: lang, languages: needs.languages };
  }
  const app = needs.apps.find(({ name }) => name.toLowerCase() === written?.toLowerCase())?.name;
  if (written !== undefined && app === undefined) {
    return { kind: 'unknown_app', written, apps: needs.apps.map(({ name }) => name) };
  }
  const nobody = await uncallable(typed.notify, needs);
  if (nobody) return nobody;
  const absent = await isAbsent(place, needs);
  if (absent && !isChannel(place)) return { kind: 'cannot_post_direct' };
  await announceLanguage(place, user, lang, needs);
  const wanted = { ...place, ...typed, ...(app === undefined ? {} : { app }) };
  const added = await needs.rules.add({ ...wanted, owner: user, since: needs.now() });
  if (added.kind === 'too_many') return { ...added, kind: 'too_many_rules' };
  const { rule, kind } = added;
  needs.log.info({ team: place.team, rule: rule.id, pattern: rule.pattern, app: rule.app }, 'ruleSet');
  const { length } = await matching(rule, user, needs);
  return { kind: 'rule_set', rule, already: kind === 'known', matching: length, absent };
}

/** Whether Slack says that the bot is not there. Without an answer the rule is set, and its first card shows it. */
async function isAbsent(place: Place, { checkAccess, log }: SetRuleNeeds): Promise<boolean> {
  try {
    return (await checkAccess(place)).member === 'no';
  } catch (error) {
    log.warn({ team: place.team, error }, 'accessUnknown');
    return false;
  }
}
