import type { SightNews } from '../recording/judging/sight.ts';
import type { News } from '../recording/news.ts';
import type { Instant } from '../recording/recording.ts';
import type { Place } from './watches.ts';

/** Something to be told in one place, in the order in which it was put there. */
export type Delivery =
  /** News of one recording; with no news it only brings the card up to date (or posts it). */
  | {
      readonly id: string;
      readonly kind: 'recording';
      readonly sid: string;
      readonly at: Instant;
      readonly news: readonly News[];
    }
  /** The card's content posted to the channel at somebody's request, not edited later. */
  | {
      readonly id: string;
      readonly kind: 'share';
      readonly sid: string;
      readonly at: Instant;
      readonly by: string;
    }
  /** To whoever asked for it, in a direct message: Slack did not let the bot post there. */
  | {
      readonly id: string;
      readonly kind: 'not_shared';
      readonly sid: string;
      readonly at: Instant;
      readonly channel: string;
      readonly reason: string;
    }
  /** Somebody unwatched: the card that stays behind is edited for the last time. */
  | {
      readonly id: string;
      readonly kind: 'unwatched';
      readonly sid: string;
      readonly at: Instant;
      /** Absent in what an older version has queued. */
      readonly by?: string;
      readonly card: string;
    }
  /** The view of a whole app was lost or is back. */
  | {
      readonly id: string;
      readonly kind: 'app';
      readonly app: string;
      readonly at: Instant;
      readonly news: SightNews;
      /** Recordings of that app watched in this place. */
      readonly sids: readonly string[];
    }
  /** A program had the recording forgotten: what is left of its card is edited for the last time. */
  | {
      readonly id: string;
      readonly kind: 'forgotten';
      readonly sid: string;
      readonly at: Instant;
      readonly card: string;
      readonly name: string;
    }
  /** A burst of news, told together. The cards of these recordings follow by themselves. */
  | Digest
  /** After a silence: what happened to these recordings, each since the moment from which nothing was told of it. */
  | {
      readonly id: string;
      readonly kind: 'missed';
      readonly at: Instant;
      readonly after: 'pause' | 'mute';
      readonly missed: readonly {
        readonly sid: string;
        readonly since: Instant;
        /** What came from then on was told by itself. */
        readonly before?: Instant;
      }[];
    }
  /** To an owner, in a direct message: a place had to pause, with all that this person has watched there, or has rules for. */
  | {
      readonly id: string;
      readonly kind: 'paused';
      readonly at: Instant;
      readonly channel: string;
      readonly reason: string;
      /** How many of this person's there are; those that are named, and perhaps more. */
      readonly total: number;
      readonly sids: readonly string[];
      /** How many rules of this person wait there. */
      readonly rules: number;
    }
  /** In the lane of a person, who is told nothing: the account is deactivated, and what it owns is to be passed on. */
  | { readonly id: string; readonly kind: 'left'; readonly at: Instant }
  /** To a channel: what this person, who has left, had watched there is the channel's own. */
  | {
      readonly id: string;
      readonly kind: 'passed_on';
      readonly at: Instant;
      readonly person: string;
      readonly watches: number;
      readonly rules: number;
      /** Of those watches, as many as are named. */
      readonly sids: readonly string[];
    };

/** Has the card of a watch posted, or brought up to date. Of several that wait for one card, one is kept. */
export const cardEdit = (sid: string, at: Instant): Delivery => ({
  id: `${sid}.card.${at}`,
  kind: 'recording',
  sid,
  at,
  news: [],
});

/** News that came in a burst; `delivery` is the id of what each was taken from. */
export interface Digest {
  readonly id: string;
  readonly kind: 'digest';
  readonly at: Instant;
  readonly told: readonly {
    readonly delivery: string;
    readonly sid: string;
    readonly at: Instant;
    readonly news: readonly News[];
  }[];
}

/** What a place's outbox holds, taken by one worker at a time. */
export interface Batch {
  readonly place: Place;
  readonly token: string;
  /** In order; the first is the one to tell now. */
  readonly deliveries: readonly [Delivery, ...Delivery[]];
  /** An earlier attempt at the first may have reached Slack: look before posting again. */
  readonly doubtful: boolean;
  /** Attempts at the first that failed. */
  readonly attempts: number;
  /** How often Slack refused the first for a reason that is on no list. */
  readonly refusals: number;
  /** How many news were told here one by one in the last three seconds. */
  readonly lately: number;
  /** For how long news was gathered after a digest that was told a moment ago, in milliseconds; else 0. */
  readonly gatheredMs: number;
  /** The place could not be told the last time: that it can be is worth a word. */
  readonly paused: boolean;
}

export interface Outbox {
  /** Leases the place's outbox, or `undefined` when there is nothing to tell now or somebody else has it. */
  take(place: Place): Promise<Batch | undefined>;
  /** Notes that a post is about to be sent, so that a crash leaves a doubt rather than a gap. */
  sending(batch: Batch): Promise<void>;
  /**
   * The first delivery is told: removes it. `nextIn`: milliseconds until this place may be posted to again. `told`: what
   * counts as noise there.
   */
  settle(batch: Batch, nextIn: number, told?: 'news' | 'digest'): Promise<void>;
  /** Puts a digest in the place of the news that it tells, before any of them; the batch stays taken. */
  fold(batch: Batch, digest: Digest): Promise<Batch>;
  /**
   * The first delivery stays. `unknown`: it may have reached Slack, so the next attempt looks first. `unclear`: refused
   * for a reason that is on no list, and counted. `refused`: Slack will not have it until a person acts, so it does not
   * count as undelivered meanwhile.
   */
  postpone(
    batch: Batch,
    inMs: number,
    outcome: 'not_sent' | 'unknown' | 'unclear' | 'refused',
  ): Promise<void>;
  /** Records where the card of a watch was posted, or that it is gone (`undefined`). The batch stays taken. */
  setCard(batch: Batch, sid: string, ts: string | undefined): Promise<void>;
  /**
   * Queues a delivery. Repeating an id that is still queued does nothing. One of a recording without news is told when
   * nothing else is left to tell, for it only edits a card.
   */
  put(place: Place, delivery: Delivery): Promise<void>;
}
