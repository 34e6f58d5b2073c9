import type { Saying } from '../../../recording/telling/saying.ts';

/** What a delivery comes to when it is its turn: at most one edit, then at most one new message. */
export interface Ready {
  readonly edit?: Edit;
  readonly post?: Post;
  /** The person whose watches and rules are passed on. */
  readonly passOn?: string;
  /** The sid of the watch whose card this posts, edits or writes under. */
  readonly cardOf?: string;
  /** Milliseconds until this place may be posted to again. */
  readonly pace: number;
  /** After the card there is news to tell. */
  readonly more?: boolean;
  /** What counts towards a burst. */
  readonly noise?: 'news' | 'digest';
}

export interface Edit {
  /** With which the message was posted. */
  readonly id: string;
  readonly ts: string;
  readonly saying: Saying;
}

export interface Post {
  /** By which the message is found again. */
  readonly id: string;
  readonly saying: Saying;
  /** Under which it goes; to the channel when absent. */
  readonly card?: string;
}

/** Nothing is left to say. */
export const NOTHING: Ready = { pace: 0 };
