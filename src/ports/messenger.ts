import type { Known } from '../recording/known.ts';
import type { News } from '../recording/news.ts';
import type { Instant } from '../recording/recording.ts';
import type { Missed } from '../recording/summing/missed.ts';
import type { Delivery } from './deliveries.ts';
import type { Place, Watch } from './watches.ts';

/** How Slack took a post. `later`, `gone` and `refused` are known non-deliveries; `unknown` may have been posted. */
export type Posted =
  | { readonly kind: 'ok'; readonly ts: string }
  /** `afterMs` where Slack has said when; else it could not be reached, or the attempt may be repeated at will. */
  | { readonly kind: 'later'; readonly afterMs?: number }
  | { readonly kind: 'unknown'; readonly why: string }
  /** For good, for this place: the watch has to pause. */
  | { readonly kind: 'gone'; readonly reason: string }
  /** Refused with a code that is on no list: it may pass, or a person may have to act. Nothing was posted. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** The message to be edited is not there any more. */
  | { readonly kind: 'no_message' }
  /** Slack refuses what was built, in every form that there is of it: our mistake. */
  | { readonly kind: 'invalid'; readonly why: string };

export type Found =
  | { readonly kind: 'found'; readonly ts: string }
  | { readonly kind: 'absent' }
  /** The workspace has not granted the history scopes. */
  | { readonly kind: 'forbidden' }
  /** With a code that is on no list, so that it may pass. */
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'later'; readonly afterMs: number };

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

/** Slack, as deliveries use it. Each post carries `id` in its metadata, so that it can be found again. */
export interface Messenger {
  postCard(place: Place, id: string, subject: Subject): Promise<Posted>;
  /** Edits the card, and says its new phase to other programs; `id` stays the one it was posted with. */
  updateCard(place: Place, id: string, ts: string, subject: Subject): Promise<Posted>;
  /** Lines under the card; also to the channel when one of them is for all of it, as the watch has it. */
  postNews(
    place: Place,
    id: string,
    card: string,
    subject: Subject,
    news: readonly News[],
    at: Instant,
  ): Promise<Posted>;
  /** What is left of the card of a recording that is no longer known. */
  updateForgotten(
    place: Place,
    id: string,
    delivery: Extract<Delivery, { kind: 'forgotten' }>,
  ): Promise<Posted>;
  /** A burst of news in one message to the channel. */
  postDigest(place: Place, id: string, told: readonly ToldOf[], at: Instant): Promise<Posted>;
  /** After a mute: a line or two in the thread of its card. */
  postMissed(place: Place, id: string, card: string, missed: MissedOf, at: Instant): Promise<Posted>;
  /** After a pause: one summary for the place. @param total recordings watched there */
  postMissedByPlace(
    place: Place,
    id: string,
    missed: readonly MissedOf[],
    since: Instant,
    total: number,
    at: Instant,
  ): Promise<Posted>;
  postShare(place: Place, id: string, subject: Subject, by: string): Promise<Posted>;
  /** @param name of the recording */
  postNotShared(
    place: Place,
    id: string,
    delivery: Extract<Delivery, { kind: 'not_shared' }>,
    name: string,
  ): Promise<Posted>;
  postApp(place: Place, id: string, delivery: Extract<Delivery, { kind: 'app' }>): Promise<Posted>;
  /** @param names of the recordings that are named */
  postPaused(
    place: Place,
    id: string,
    delivery: Extract<Delivery, { kind: 'paused' }>,
    names: readonly string[],
  ): Promise<Posted>;
  postPassedOn(place: Place, id: string, delivery: Extract<Delivery, { kind: 'passed_on' }>): Promise<Posted>;
  /** Looks for the message that carries this id, among those posted since; under the card, if one is given. */
  find(place: Place, id: string, since: Instant, card: string | undefined): Promise<Found>;
}
