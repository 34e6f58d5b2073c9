import type { Known } from '../known.ts';
import type { News } from '../news.ts';
import type { Instant } from '../recording.ts';
import type { Missed } from '../summing/missed.ts';
import type { Watch } from '../watching/watch.ts';
import type { Deliveries } from './delivery.ts';
import type { Piece } from './piece.ts';

/** A recording and how this place watches it. */
export interface Subject {
  readonly known: Known;
  readonly watch: Watch | undefined;
  readonly watchers: readonly Watch[];
  /** Slack's id of the timeline picture once it is uploaded. */
  readonly picture?: string;
  /** User ID and time of the unwatch, for the card that stays behind. */
  readonly left?: { readonly by: string; readonly at: Instant };
}

/** News of one recording among many. */
export interface ToldOf {
  readonly known: Known;
  readonly watch: Watch;
  readonly news: readonly News[];
  /** Time at which the first of it was learnt. */
  readonly at: Instant;
}

/** Summary of what a place missed of one recording. */
export interface MissedOf {
  readonly known: Known;
  readonly watch: Watch;
  readonly missed: Missed;
}

interface At {
  readonly at: Instant;
}

/** Content of a message of each kind; see the delivery of the same name. */
export interface Sayings {
  readonly card: { readonly subject: Subject };
  /** Lines under the card. They also go to the channel if one of them is `told` there. */
  readonly news: { readonly subject: Subject; readonly pieces: readonly Piece[] };
  readonly forgotten: At & Omit<Deliveries['forgotten'], 'card'>;
  readonly emptied: At & Deliveries['emptied'];
  readonly digest: { readonly told: readonly ToldOf[] };
  /** Summary after a mute: a line or two under the card. */
  readonly missed: At & { readonly missed: MissedOf };
  /** Summary after a pause, one for the place. `total`: number of recordings watched there. */
  readonly missed_here: At & {
    readonly missed: readonly MissedOf[];
    readonly since: Instant;
    readonly total: number;
  };
  readonly share: { readonly subject: Subject; readonly by: string };
  /** `name`: name of the recording. */
  readonly not_shared: Deliveries['not_shared'] & { readonly name: string };
  readonly on_it: { readonly subject: Subject; readonly by: string };
  readonly app: At & Deliveries['app'];
  readonly language: Deliveries['language'];
  readonly awaited: Deliveries['awaited'];
  /** `names`: names of the recordings in `sids`. */
  readonly paused: Deliveries['paused'] & { readonly names: readonly string[] };
  readonly resumed: At & Pick<Deliveries['resumed'], 'channel'>;
  readonly passed_on: Deliveries['passed_on'];
}

export type SayingKind = keyof Sayings;

/** Content of a message before it is put into words. */
export type Saying<Kind extends SayingKind = SayingKind> = {
  [K in Kind]: { readonly kind: K } & Sayings[K];
}[Kind];
