import type { Recordings, Rules, Watches } from '../../ports/knowing.ts';
import type { Clock, Log } from '../../ports/process.ts';
import { channelOf, type Known } from '../../recording/known.ts';
import { isFinished } from '../../recording/phase.ts';
import type { Place } from '../../recording/watching/place.ts';
import type { Rule } from '../../recording/watching/rule.ts';
import { judgeRule } from '../../recording/watching/rule.ts';
import { type VisibleNeeds, visible } from '../asking/visible.ts';
import { addWatch } from '../watching/add-watch.ts';

export interface MatchingNeeds extends VisibleNeeds {
  readonly recordings: Recordings;
  readonly watches: Watches;
  readonly log: Log;
  readonly now: Clock;
}

/** Most recordings searched, the newest first. */
const SEARCHED_FOR_RULE = 500;

/** Most recordings watched at once: each is a message in the channel, about one a second. */
const AT_ONCE = 20;

/**
 * Recordings that match the rule, go on, were registered before it, are not watched in its place, and of which the
 * person may know; newest first.
 */
export async function matching(rule: Rule, user: string, needs: MatchingNeeds): Promise<readonly Known[]> {
  const { recordings, watches } = needs;
  const [sids, here] = await Promise.all([recordings.ofTeam(rule.team, SEARCHED_FOR_RULE), watches.at(rule)]);
  const known = await recordings.findAll(sids.filter((sid) => !here.includes(sid)));
  const fitting = known.filter((one) => {
    const { app } = one.recording;
    const cname = channelOf(one);
    const named = cname === undefined ? { app } : { app, cname };
    return !one.final && !isFinished(one.phase) && judgeRule(rule, named) === 'yes';
  });
  return visible(rule, user, fitting, needs);
}

export type MatchingWatched =
  | {
      readonly kind: 'matching_watched';
      readonly rule: Rule;
      readonly watched: number;
      /** Number of recordings that another press would add. */
      readonly left: number;
    }
  | { readonly kind: 'no_rule'; readonly text: string; readonly rules: readonly Rule[] };

/** Watches recordings that were registered before a rule, on request; only as many at once as a channel can bear. */
export async function watchMatching(
  place: Place,
  user: string,
  id: string,
  needs: MatchingNeeds & { readonly rules: Rules },
): Promise<MatchingWatched> {
  const rules = await needs.rules.at(place);
  const rule = rules.find((one) => one.id === id);
  if (!rule) return { kind: 'no_rule', text: id, rules };
  const found = await matching(rule, user, needs);
  const now = found.slice(0, AT_ONCE);
  // The language came to the channel with the rule, and may have been changed since.
  const { lang: _, ...options } = rule;
  for (const { recording } of now) await addWatch(place, user, recording, options, needs);
  return { kind: 'matching_watched', rule, watched: now.length, left: found.length - now.length };
}
