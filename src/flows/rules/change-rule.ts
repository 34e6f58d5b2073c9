import type { Rules, Watches } from '../../ports/knowing.ts';
import type { Log } from '../../ports/process.ts';
import { asTyped } from '../../recording/paste/as-typed.ts';
import type { Place } from '../../recording/watching/place.ts';
import type { Rule } from '../../recording/watching/rule.ts';
import { ANY, sameScope } from '../../recording/watching/rule.ts';
import { asksForAll, readRule } from '../../recording/watching/rule-text.ts';
import { type ResolveNeeds, resolveExactly } from '../asking/resolve.ts';
import { seesAmong } from '../asking/visible.ts';

export interface RuleNeeds extends ResolveNeeds {
  readonly rules: Rules;
  readonly watches: Watches;
  readonly log: Log;
}

export type RuleChanged =
  | { readonly kind: 'rule_paused' | 'rule_resumed' | 'rule_removed'; readonly rule: Rule }
  /** `rules`: all rules of the place. */
  | { readonly kind: 'no_rule'; readonly text: string; readonly rules: readonly Rule[] }
  | { readonly kind: 'which_rule'; readonly text: string; readonly rules: readonly Rule[] };

export type RuleChange = 'pause' | 'resume' | 'remove';

const DONE = { pause: 'rule_paused', resume: 'rule_resumed', remove: 'rule_removed' } as const;

/** Pauses or resumes a rule. Anybody in the channel may. Safe to repeat. */
export async function changeRule(
  place: Place,
  user: string,
  id: string,
  change: RuleChange,
  { rules, log }: RuleNeeds,
): Promise<RuleChanged> {
  const rule = await (change === 'pause' ? rules.pause(place, id, user) : rules[change](place, id));
  if (!rule) return { kind: 'no_rule', text: id, rules: await rules.at(place) };
  log.info({ team: place.team, rule: id, by: user, change }, 'ruleChanged');
  return { kind: DONE[change], rule };
}

/** Rules of this place, and of other places in the workspace that the person may know of. */
export async function rulesOf(
  place: Place,
  user: string,
  { rules, openTo }: RuleNeeds,
): Promise<{ readonly here: readonly Rule[]; readonly elsewhere: readonly Rule[] }> {
  const all = await rules.ofTeam(place.team);
  const isHere = ({ channel }: Rule): boolean => channel === place.channel;
  const sees = await seesAmong(place, user, all, openTo);
  return { here: all.filter(isHere), elsewhere: all.filter((rule) => !isHere(rule) && sees(rule)) };
}

/**
 * Removes the rule that a text names: by its id, its pattern, or the text that set it.
 * @returns `undefined` if the text names no rule, so that it may name a recording
 */
export async function removeRule(
  place: Place,
  user: string,
  text: string,
  needs: RuleNeeds,
): Promise<RuleChanged | undefined> {
  const named = asTyped(text)
    .replace(/(?<!["'])["']+$/, '')
    .replace(/^["']+/, '');
  const rules = await needs.rules.at(place);
  const [only, ...others] = meant(named, rules);
  if (only && others.length > 0) return { kind: 'which_rule', text: named, rules: [only, ...others] };
  if (only && !(await isWatchedRecording(place, user, named, only, needs))) {
    return changeRule(place, user, only.id, 'remove', needs);
  }
  const cannotBeAnythingElse =
    /^rule-\d+$/i.test(named) || /^[^\s{"/*]*\*[^\s{"/]*$/.test(named) || asksForAll(named);
  return only === undefined && cannotBeAnythingElse ? { kind: 'no_rule', text: named, rules } : undefined;
}

function meant(named: string, rules: readonly Rule[]): readonly Rule[] {
  const byId = rules.filter(({ id }) => id === named.toLowerCase());
  if (byId.length > 0) return byId;
  if (!asksForAll(named)) return rules.filter(({ pattern }) => sameScope({ pattern }, { pattern: named }));
  const typed = readRule(named);
  if ('misread' in typed) return [];
  // A word for everything, without an app, means the rule for all recordings, whatever app that names.
  const { pattern, app } = typed;
  return rules.filter(
    (rule) =>
      sameScope({ pattern }, { pattern: rule.pattern }) &&
      (app === undefined || app.toLowerCase() === rule.app?.toLowerCase()),
  );
}

/** Whether the text also names a watched recording, as a pattern without wildcards may: people unwatch those more. */
async function isWatchedRecording(
  place: Place,
  user: string,
  named: string,
  { id, pattern }: Rule,
  needs: RuleNeeds,
): Promise<boolean> {
  if (named.toLowerCase() === id || pattern === ANY || /[*?]/.test(pattern)) return false;
  const found = await resolveExactly({ place, user }, named, needs);
  return found?.kind === 'one' && (await needs.watches.find(place, found.known.recording.sid)) !== undefined;
}
