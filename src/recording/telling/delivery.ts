import type { SightNews } from '../judging/sight.ts';
import type { News } from '../news.ts';
import type { Instant } from '../recording.ts';
import type { Cards } from '../watching/cards.ts';
import type { Piece } from './piece.ts';

/** News of one recording for the channel, in a table with that of others. */
export interface Row {
  readonly sid: string;
  /** Time at which the first of it was learnt. */
  readonly at: Instant;
  readonly news: readonly News[];
}

/** Time in which nothing was told of a recording. */
export interface Silence {
  readonly sid: string;
  readonly since: Instant;
  /** News from this moment on was told by itself. */
  readonly before?: Instant;
}

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
  /** Told in a channel: a person switches its language, whose codes these are. */
  readonly language: { readonly by: string; readonly lang: string; readonly before: string };
  /** Told in a channel: somebody has many recordings watched at once that Agora has not shown, so they have no cards yet. */
  readonly awaited: { readonly by: string; readonly total: number; readonly cards?: Cards };
  /** Told under the card: a person takes care of bad news. */
  readonly on_it: { readonly sid: string; readonly by: string };
  /** The view of a whole app was lost or is back. */
  readonly app: {
    readonly app: string;
    readonly news: SightNews;
    /** Recordings of that app watched in this place. */
    readonly sids: readonly string[];
  };
  /** Redis was found empty: what was watched in this place is not known any more. */
  readonly emptied: {
    /** Number of recordings that were watched there. */
    readonly total: number;
    /** Names of some of them, as they are shown. */
    readonly names: readonly string[];
    /** Language of the place, which Redis does not know any more either. */
    readonly lang?: string;
  };
  /** The recording was forgotten, by a person or a program: its card is edited for the last time. */
  readonly forgotten: {
    readonly sid: string;
    readonly card: string;
    readonly name: string;
    /** Person who had it forgotten; absent: a program. */
    readonly by?: string;
  };
  /** Lines in the thread of a card, in order; the channel sees them if one of them is for it. */
  readonly thread: { readonly sid: string; readonly pieces: readonly Piece[] };
  /** A burst of news in one table, which is posted once and then edited as it grows. */
  readonly digest: {
    readonly told: readonly Row[];
    /** `ts` of the message, once posted. */
    readonly ts?: string;
  };
  /** News of each recording from a time in which nothing was told, for its thread, each file by name. */
  readonly story: {
    readonly of: readonly Silence[];
    /** Only the files: a summary tells the rest. */
    readonly filesOnly: boolean;
  };
  /** Summary after a silence: what happened to each recording from the moment on from which nothing was told. */
  readonly missed: {
    readonly after: 'pause' | 'mute';
    readonly missed: readonly Silence[];
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
  /** The same message once the place is told again. `of`: id with which it was posted; `card`: its `ts`. */
  readonly resumed: { readonly channel: string; readonly of: string; readonly card: string };
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
