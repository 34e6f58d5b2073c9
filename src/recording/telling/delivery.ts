import type { SightNews } from '../judging/sight.ts';
import type { News } from '../news.ts';
import type { Instant } from '../recording.ts';

/** Content of each kind of delivery, beside its id and its time. */
export interface Deliveries {
  /** News of one recording; with no news it only updates the card, or posts it. */
  readonly recording: { readonly sid: string; readonly news: readonly News[] };
  /** A copy of the card, posted to the channel on request and not edited later. */
  readonly share: { readonly sid: string; readonly by: string };
  /** Direct message to the person who asked to share: Slack did not let the bot post there. */
  readonly not_shared: { readonly sid: string; readonly channel: string; readonly reason: string };
  /** Somebody unwatched: the card that stays behind is edited for the last time. */
  readonly unwatched: {
    readonly sid: string;
    /** Absent in deliveries queued by older versions. */
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
  /** A program had the recording forgotten: its card is edited for the last time. */
  readonly forgotten: { readonly sid: string; readonly card: string; readonly name: string };
  /**
   * A burst of news, told together. `delivery` is the id of the delivery that each was taken from. The cards follow by
   * themselves.
   */
  readonly digest: {
    readonly told: readonly {
      readonly delivery: string;
      readonly sid: string;
      readonly at: Instant;
      readonly news: readonly News[];
    }[];
  };
  /** Summary after a silence: what happened to each recording from the moment on from which nothing was told. */
  readonly missed: {
    readonly after: 'pause' | 'mute';
    readonly missed: readonly {
      readonly sid: string;
      readonly since: Instant;
      /** News from this moment on was told by itself. */
      readonly before?: Instant;
    }[];
  };
  /** Direct message to an owner: a place was paused, with the watches and rules that this person has there. */
  readonly paused: {
    readonly channel: string;
    readonly reason: string;
    /** Number of this person's watches there; may be more than are named. */
    readonly total: number;
    readonly sids: readonly string[];
    /** Number of rules of this person that wait there. */
    readonly rules: number;
  };
  /**
   * Marks in a person's own lane that the account was deactivated; nobody is told, and what the person owns is passed
   * on.
   */
  readonly left: unknown;
  /** Told in a channel: the watches of a person who has left now belong to the channel. */
  readonly passed_on: {
    readonly person: string;
    readonly watches: number;
    readonly rules: number;
    /** Some of those watches, as many as are named. */
    readonly sids: readonly string[];
  };
}

export type DeliveryKind = keyof Deliveries;

/** Something to tell in one place. A place keeps its deliveries in the order in which they were put there. */
export type Delivery<Kind extends DeliveryKind = DeliveryKind> = {
  [K in Kind]: { readonly id: string; readonly kind: K; readonly at: Instant } & Deliveries[K];
}[Kind];

/** A delivery that posts the card of a watch or updates it. If several wait for one card, one is kept. */
export const cardEdit = (sid: string, at: Instant): Delivery<'recording'> => ({
  id: `${sid}.card.${at}`,
  kind: 'recording',
  sid,
  at,
  news: [],
});
