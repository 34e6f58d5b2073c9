import type { Instant } from '../recording/recording.ts';
import type { Subject } from './messenger.ts';
import type { Place } from './watches.ts';

/** The picture of one ending, wanted for one card. */
export interface Order {
  readonly place: Place;
  readonly sid: string;
  /** Since when it is over: a recording that comes back and ends again has another ending. */
  readonly of: Instant;
}

export interface Illustration {
  readonly of: Instant;
  /** Slack's id of the file; absent where there will be none. */
  readonly file?: string;
  /** How often Slack would not show it. */
  readonly refusals: number;
}

/** Pictures that were uploaded, by card; and the queue of those to be drawn. */
export interface Illustrations {
  find(place: Place, sid: string): Promise<Illustration | undefined>;
  put(place: Place, sid: string, illustration: Illustration): Promise<void>;
  /** Has it drawn soon. An order that waits already is not repeated. */
  want(order: Order): Promise<void>;
}

export type Uploaded =
  | { readonly kind: 'ok'; readonly file: string }
  /** There is nothing to draw. */
  | { readonly kind: 'nothing' }
  /** Slack will not take it, now or later: most often a permission is missing. */
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'failed'; readonly why: string };

/** Draws the timeline of a recording and hands it to Slack, which shows it nowhere yet. */
export interface Illustrator {
  upload(place: Place, subject: Subject): Promise<Uploaded>;
}
