import type { Broadcast } from '../../recording/watching/broadcast.ts';
import type { Shown } from '../text.ts';
import type { Said } from './said.ts';

/** What is said of standing rules. `which`: the recordings that a rule is about, as `which` below puts it. */
export interface RuleSentences {
  which(pattern: Shown | undefined, app: Shown | undefined): string;
  set(id: Shown, which: string, already: boolean): string;
  /** Rules live from registrations, and from whom these come. */
  readonly lives: string;
  /** A recording that is registered without the name of its channel. */
  readonly nameless: string;
  readonly absent: string;
  matching(count: number): string;
  matchingWatched(count: number, id: Shown, left: number): string;
  readonly noneMatching: string;
  paused(id: Shown, which: string): Said;
  resumed(id: Shown, which: string): Said;
  /** Resumed by a person while Slack does not let the bot post. */
  waiting(reason: string, mend: string): string;
  removed(id: Shown, which: string, again: Shown): Said;
  unknown(text: Shown, here: number): Said;
  ambiguous(text: Shown, count: number): string;
  here(count: number): string;
  elsewhere(count: number): string;
  readonly none: Said;
  notListed(count: number): string;
  /** One rule of a list: in bold its name and what it is about, below who set it and what it tells. */
  row(id: Shown, which: string): string;
  /** `place` where the rule is of another one. */
  details(facts: {
    owner: Shown;
    since: Shown;
    only: readonly Shown[];
    lang: Shown | undefined;
    broadcast: Broadcast | undefined;
    /** Hours after which it tells that a recording still runs. */
    max: number | 'none' | undefined;
    place: Shown | undefined;
  }): string;
  readonly elsewherePlace: string;
  pausedBy(person: Shown, at: Shown): string;
  placeGone(reason: string): string;
  strangeWord(word: Shown): Said;
  noPattern(): Said;
  longPattern(length: number, most: number): Said;
  regex(written: Shown): Said;
  slackChannel(written: Shown): Said;
  tooMany(most: number, where: 'place' | 'team'): Said;
}
