import type { SightNews } from '../judging/sight.ts';
import type { News } from '../news.ts';
import type { Instant } from '../recording.ts';

/** What a delivery of each kind says beside its id and its time. */
export interface Deliveries {
  /** News of one recording; with no news it only brings the card up to date (or posts it). */
  readonly recording: { readonly sid: string; readonly news: readonly News[] };
  /** The card's content posted to the channel at somebody's request, not edited later. */
  readonly share: { readonly sid: string; readonly by: string };
  /** To whoever asked for it, in a direct message: Slack did not let the bot post there. */
  readonly not_shared: { readonly sid: string; readonly channel: string; readonly reason: string };
  /** Somebody unwatched: the card that stays behind is edited for the last time. */
  readonly unwatched: {
    readonly sid: string;
    /** Absent in what an older version has queued. */
    readonly by?: string;
    readonly card: string;
  };
  /** The view of a whole app was lost or is back. */
  readonly app: {
    readonly app: string;
    readonly news: SightNews;
    /** Recordings of that app watched in this place. */
    readonly sids: readonly string[];
  };
  /** A program had the recording forgotten: what is left of its card is edited for the last time. */
  readonly forgotten: { readonly sid: string; readonly card: string; readonly name: string };
  /** A burst of news, told together; `delivery` is the id of what each was taken from. The cards follow by themselves. */
  readonly digest: {
    readonly told: readonly {
      readonly delivery: string;
      readonly sid: string;
      readonly at: Instant;
      readonly news: readonly News[];
    }[];
  };
  /** After a silence: what happened to these recordings, each since the moment from which nothing was told of it. */
  readonly missed: {
    readonly after: 'pause' | 'mute';
    readonly missed: readonly {
      readonly sid: string;
      readonly since: Instant;
      /** What came from then on was told by itself. */
      readonly before?: Instant;
    }[];
  };
  /** To an owner, in a direct message: a place had to pause, with all that this person has watched there, or has rules for. */
  readonly paused: {
    readonly channel: string;
    readonly reason: string;
    /** How many of this person's there are; those that are named, and perhaps more. */
    readonly total: number;
    readonly sids: readonly string[];
    /** How many rules of this person wait there. */
    readonly rules: number;
  };
  /** In the lane of a person, who is told nothing: the account is deactivated, and what it owns is to be passed on. */
  readonly left: unknown;
  /** To a channel: what this person, who has left, had watched there is the channel's own. */
  readonly passed_on: {
    readonly person: string;
    readonly watches: number;
    readonly rules: number;
    /** Of those watches, as many as are named. */
    readonly sids: readonly string[];
  };
}

export type DeliveryKind = keyof Deliveries;

/** Something to be told in one place, in the order in which it was put there. */
export type Delivery<Kind extends DeliveryKind = DeliveryKind> = {
  [K in Kind]: { readonly id: string; readonly kind: K; readonly at: Instant } & Deliveries[K];
}[Kind];

/** Has the card of a watch posted, or brought up to date. Of several that wait for one card, one is kept. */
export const cardEdit = (sid: string, at: Instant): Delivery<'recording'> => ({
  id: `${sid}.card.${at}`,
  kind: 'recording',
  sid,
  at,
  news: [],
});
