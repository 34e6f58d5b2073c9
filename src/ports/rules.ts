import type { NewsKind } from '../recording/news.ts';
import type { Instant } from '../recording/recording.ts';
import type { Broadcast } from '../recording/watching/broadcast.ts';
import type { Scope } from '../recording/watching/rule.ts';
import type { Place } from './watches.ts';

/** A place's interest in every recording that is registered from now on and that the rule is about. */
export interface Rule extends Place, Scope {
  /** `rule-3`: short enough to be typed, and never given to another rule of the workspace. */
  readonly id: string;
  /** Who set it; or the channel itself, once that person has left the workspace. */
  readonly owner: string;
  readonly since: Instant;
  /** What its watches begin with. */
  readonly only?: readonly NewsKind[];
  readonly lang?: string;
  readonly broadcast?: Broadcast;
  readonly max?: number | 'none';
  readonly paused?: RulePause;
}

/**
 * `person`: what is registered meanwhile is not watched. `place`: Slack does not let the bot post there, so what is
 * registered meanwhile is watched and waits, as all watches of the place do.
 */
export type RulePause =
  | { readonly kind: 'person'; readonly by: string; readonly at: Instant }
  | { readonly kind: 'place'; readonly reason: string; readonly at: Instant };

export type NewRule = Omit<Rule, 'id' | 'paused'>;

export type Added =
  | { readonly kind: 'new' | 'known'; readonly rule: Rule }
  | { readonly kind: 'too_many'; readonly most: number; readonly where: 'place' | 'team' };

/**
 * Standing rules. Those of a workspace are few and are changed together, so that a registration needs to know one
 * number to be sure that it went by all of them.
 */
export interface Rules {
  /** Oldest first. */
  ofTeam(team: string): Promise<readonly Rule[]>;
  at(place: Place): Promise<readonly Rule[]>;
  /** One that the place has already, about the same recordings, keeps its owner, takes the new options, and goes on. */
  add(rule: NewRule): Promise<Added>;
  /** The rule that was removed, if there was one. What it watches stays watched. */
  remove(place: Place, id: string): Promise<Rule | undefined>;
  pause(place: Place, id: string, by: string): Promise<Rule | undefined>;
  resume(place: Place, id: string): Promise<Rule | undefined>;
}
