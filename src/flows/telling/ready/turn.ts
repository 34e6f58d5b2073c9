import type { Saying } from '../../../recording/telling/saying.ts';

/** The result of a delivery when its turn has come: at most one edit, then at most one new message. */
export interface Ready {
  readonly edit?: Edit;
  readonly post?: Post;
  /** User ID of the person whose watches and rules are passed on. */
  readonly passOn?: string;
  /** Sid of the watch whose card this posts, edits or writes under. */
  readonly cardOf?: string;
  /** Time until this place may be posted to again, in milliseconds. */
  readonly pace: number;
  /** There is news to tell after the card. */
  readonly more?: boolean;
}

export interface Edit {
  /** Id with which the message was posted. */
  readonly id: string;
  readonly ts: string;
  readonly saying: Saying;
  /** The part of it that is news, which no earlier message told; absent: none. */
  readonly adds?: Saying;
}

export interface Post {
  /** Id by which the message is found again. */
  readonly id: string;
  readonly saying: Saying;
  /** `ts` of the card under which it goes; absent: to the channel. */
  readonly card?: string;
}

/** Nothing is left to say. */
export const NOTHING: Ready = { pace: 0 };
