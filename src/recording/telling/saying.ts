import type { Known } from '../known.ts';
import type { News } from '../news.ts';
import type { Instant } from '../recording.ts';
import type { Missed } from '../summing/missed.ts';
import type { Watch } from '../watching/watch.ts';
import type { Deliveries } from './delivery.ts';

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

interface At {
  readonly at: Instant;
}

/** What a message of each kind is made from. */
export interface Sayings {
  /** How a recording stands, in the message that is edited; also what stays of it when it is watched no longer. */
  readonly card: { readonly subject: Subject };
  /** Lines under the card; also for the channel when one of them is for all of it, as the watch has it. */
  readonly news: At & { readonly subject: Subject; readonly news: readonly News[] };
  /** What is left of the card of a recording that is no longer known. */
  readonly forgotten: At & Omit<Deliveries['forgotten'], 'card'>;
  /** A burst of news in one message to the channel. */
  readonly digest: At & { readonly told: readonly ToldOf[] };
  /** After a mute: a line or two under the card. */
  readonly missed: At & { readonly missed: MissedOf };
  /** After a pause: one summary for the place. `total`: recordings watched there. */
  readonly missed_here: At & {
    readonly missed: readonly MissedOf[];
    readonly since: Instant;
    readonly total: number;
  };
  /** A copy of the card, which is not edited later. */
  readonly share: { readonly subject: Subject; readonly by: string };
  /** `name`: of the recording. */
  readonly not_shared: Deliveries['not_shared'] & { readonly name: string };
  readonly app: At & Deliveries['app'];
  /** `names`: of the recordings that are named. */
  readonly paused: Deliveries['paused'] & { readonly names: readonly string[] };
  readonly passed_on: Deliveries['passed_on'];
}

export type SayingKind = keyof Sayings;

/** What is to be said, before anybody has put it in words. */
export type Saying<Kind extends SayingKind = SayingKind> = {
  [K in Kind]: { readonly kind: K } & Sayings[K];
}[Kind];
