import type { Known } from '../known.ts';
import type { News } from '../news.ts';
import type { Instant } from '../recording.ts';
import type { Missed } from '../summing/missed.ts';
import type { Watch } from '../watching/watch.ts';

/** A recording and how this place watches it: all that a message about it is made from. */
export interface Subject {
  readonly known: Known;
  readonly watch: Watch | undefined;
  readonly watchers: readonly Watch[];
  /** Slack's id of the timeline picture, once it is uploaded. */
  readonly picture?: string;
  /** Who unwatched it here and when, on the card that stays behind. */
  readonly left?: { readonly by: string; readonly at: Instant };
}

/** What is told of one recording among many. */
export interface ToldOf {
  readonly known: Known;
  readonly watch: Watch;
  readonly news: readonly News[];
  /** When it was learnt. */
  readonly at: Instant;
}

/** What a place missed of one recording. */
export interface MissedOf {
  readonly known: Known;
  readonly watch: Watch;
  readonly missed: Missed;
}
