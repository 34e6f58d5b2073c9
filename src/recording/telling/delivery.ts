import type { SightNews } from '../judging/sight.ts';
import type { News } from '../news.ts';
import type { Instant } from '../recording.ts';
import type { Cards } from '../watching/cards.ts';
import type { Piece } from './piece.ts';

/** Row of a table: news of one recording for the channel. */
export interface Row {
  readonly sid: string;
  /** Time at which the first of it was learnt. */
  readonly at: Instant;
  readonly news: readonly News[];
  /** Ids of the deliveries that brought it. Absent in rows queued by older versions. */
  readonly of?: readonly string[];
}

/** A time in which nothing was told of a recording. */
export interface Silence {
  readonly sid: string;
  readonly since: Instant;
  /** Its end; absent: it lasts until this delivery is told. */
  readonly before?: Instant;
}

/** Content of each kind of delivery, beside its id and its time. */
export interface Deliveries {
  /** News of one recording; without news it only posts or edits the card. */
  readonly recording: { readonly sid: string; readonly news: readonly News[] };
  /** A copy of the card that a person asked for. It is not edited later. */
  readonly share: { readonly sid: string; readonly by: string };
  /** Direct message to a person who asked to share: Slack does not let the bot post there. */
  readonly not_shared: { readonly sid: string; readonly channel: string; readonly reason: string };
  /** Last edit of the card after somebody has unwatched. */
  readonly unwatched: {
    readonly sid: string;
    /** Absent in deliveries queued by older versions. */
    readonly by?: string;
    readonly card: string;
  };
  /** Told in a channel: a person has changed its language. `lang` and `before` are codes. */
  readonly language: { readonly by: string; readonly lang: string; readonly before: string };
  /** Told in a channel: somebody watches many recordings at once that Agora has not shown, so they have no cards yet. */
  readonly awaited: { readonly by: string; readonly total: number; readonly cards?: Cards };
  /** Told under the card: a person takes care of bad news. */
  readonly on_it: { readonly sid: string; readonly by: string };
  /** The recordings of a whole app cannot be seen, or can be seen again. */
  readonly app: {
    readonly app: string;
    readonly news: SightNews;
    /** Recordings of that app watched in this place. */
    readonly sids: readonly string[];
  };
  /** Redis was found empty, so the watches of this place are lost. */
  readonly emptied: {
    /** Number of recordings that were watched there. */
    readonly total: number;
    /** Names of some of them, as they are shown. */
    readonly names: readonly string[];
    /** Language of the place, which Redis has lost too. */
    readonly lang?: string;
  };
  /** Last edit of the card of a recording that was forgotten. */
  readonly forgotten: {
    readonly sid: string;
    readonly card: string;
    readonly name: string;
    /** Person who had it forgotten; absent: a program. */
    readonly by?: string;
  };
  /** Lines in the thread of a card, in order. They also go to the channel if one of them is `told` there. */
  readonly thread: { readonly sid: string; readonly pieces: readonly Piece[] };
  /**
   * A table with the news of a burst, which is posted once and edited as it grows. Its time is that of the first row
   * that its message does not show yet.
   */
  readonly digest: {
    readonly told: readonly Row[];
    /** `ts` of the message, once posted. */
    readonly ts?: string;
    /** Number of rows, from the first, that the message shows. */
    readonly shown?: number;
  };
  /** Everything that happened to recordings in a silence, with the names of all files, for their threads. */
  readonly story: {
    readonly of: readonly Silence[];
    /** Only the files: a summary tells the rest. */
    readonly filesOnly: boolean;
  };
  /** Summary of what happened to recordings in a silence. */
  readonly missed: {
    readonly after: 'pause' | 'mute';
    readonly missed: readonly Silence[];
  };
  /** Direct message to an owner: a place was paused, with the watches and rules that this person has there. */
  readonly paused: {
    readonly channel: string;
    readonly reason: string;
    /** Number of this person's watches there; `sids` may name fewer. */
    readonly total: number;
    readonly sids: readonly string[];
    /** Number of rules of this person that wait there. */
    readonly rules: number;
  };
  /** Edit of that message once the place is told again. `of`: id with which it was posted; `card`: its `ts`. */
  readonly resumed: { readonly channel: string; readonly of: string; readonly card: string };
  /** Entry in a person's own lane: the account was deactivated. Nobody is told; what the person owns is passed on. */
  readonly left: unknown;
  /** Told in a channel: the watches of a person who has left now belong to the channel. */
  readonly passed_on: {
    readonly person: string;
    readonly watches: number;
    readonly rules: number;
    /** Recordings of some of these watches. */
    readonly sids: readonly string[];
  };
}

export type DeliveryKind = keyof Deliveries;

interface Queued<Kind> {
  readonly id: string;
  readonly kind: Kind;
  readonly at: Instant;
  /** It was kept because it could not be told, and queued once more, so its age says nothing of the way to Slack. */
  readonly again?: true;
}

/** Something to be told in one place. Deliveries of a place are told in the order in which they were queued. */
export type Delivery<Kind extends DeliveryKind = DeliveryKind> = {
  [K in Kind]: Queued<K> & Deliveries[K];
}[Kind];

/** A delivery that posts or edits the card of a watch. If several wait for one card, one is kept. */
export const cardEdit = (sid: string, at: Instant): Delivery<'recording'> => ({
  id: `${sid}.card.${at}`,
  kind: 'recording',
  sid,
  at,
  news: [],
});
