import type { Known } from '../recording/known.ts';
import type { Phase } from '../recording/phase.ts';
import type { Instant } from '../recording/recording.ts';
import type { Saying, Subject } from '../recording/telling/saying.ts';
import type { Place } from '../recording/watching/place.ts';

/** Result of a post. `later`, `gone` and `refused` were certainly not delivered; `unknown` may have been posted. */
export type Posted =
  | { readonly kind: 'ok'; readonly ts: string }
  /** `afterMs` is Slack's own wait; if absent, Slack could not be reached, or the attempt may be repeated freely. */
  | { readonly kind: 'later'; readonly afterMs?: number }
  | { readonly kind: 'unknown'; readonly why: string }
  /** Slack refuses this place for good: it has to pause. */
  | { readonly kind: 'gone'; readonly reason: string }
  /** Refused with a code on no list: it may pass, or a person may have to act. Nothing was posted. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** The message to edit no longer exists. */
  | { readonly kind: 'no_message' }
  /** Slack refuses the content in every form that we can build: our mistake. */
  | { readonly kind: 'invalid'; readonly why: string };

export type Found =
  | { readonly kind: 'found'; readonly ts: string }
  | { readonly kind: 'absent' }
  /** The workspace has not granted the history scopes. */
  | { readonly kind: 'forbidden' }
  /** Refused with a code on no list, so it may pass. */
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'later'; readonly afterMs: number };

/** The part of Slack that deliveries use. Each message carries `id` in its metadata, so that it can be found again. */
export interface Messenger {
  /**
   * Posts a new message.
   * @param card `ts` of the card under which it goes; absent: to the channel
   */
  post(place: Place, id: string, saying: Saying, card?: string): Promise<Posted>;
  /** Replaces the message at `ts`; `id` is the one with which it was posted. */
  edit(place: Place, id: string, ts: string, saying: Saying): Promise<Posted>;
  /** Looks for the message with this id among those posted since; under the card, if one is given. */
  find(place: Place, id: string, since: Instant, card: string | undefined): Promise<Found>;
}

/** Permissions of the bot in one place. */
export interface Access {
  /** `unknown`: the bot may not even ask (no history scope). */
  readonly member: 'yes' | 'no' | 'unknown';
  readonly missingScopes: readonly string[];
}

/** Asks Slack for the permissions of the bot in a place. Rejects when Slack cannot be reached. */
export type CheckAccess = (place: Place) => Promise<Access>;

export type Uploaded =
  | { readonly kind: 'ok'; readonly file: string }
  /** There is nothing to draw. */
  | { readonly kind: 'nothing' }
  /** Slack refuses it for good: most often a permission is missing. */
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'failed'; readonly why: string };

/** Draws the timeline of a recording and uploads it to Slack, where it is not shown yet. */
export interface Illustrator {
  upload(place: Place, subject: Subject): Promise<Uploaded>;
}

/** Words of a timeline picture in one language; short, because it is read on a phone. */
export interface PictureWords {
  readonly phase: Readonly<Record<Phase, string>>;
  readonly gap: string;
  readonly blank: string;
  /** The time within which it ended. */
  readonly end: string;
  readonly failover: string;
  readonly pushUp: string;
  readonly pushDown: string;
  /** Connecting, on hold, or in a state that Agora does not name. */
  readonly pushElse: string;
  files(count: number): string;
}

/** Draws the timeline of a recording. Rejects when it cannot be drawn. */
export interface Pictures {
  /** A PNG; `undefined` if the recording was never seen alive, so that there is nothing to draw. */
  timeline(known: Known, words: PictureWords): Promise<Uint8Array | undefined>;
}

/** A person who sees the bot's App Home. */
export interface Viewer {
  readonly team: string;
  readonly user: string;
}

/** The right to update one Home, held by one process at a time until it runs out. */
export interface HomeTurn extends Viewer {
  /** Changes whenever the person opens their Home or presses something in it. */
  readonly ticket: number;
  /** Filters that the person has set, as given to `open`. */
  readonly choice: string;
  /** End of the time in which it is kept up to date. */
  readonly until: Instant;
  /** Set on the last turn: that time is over. */
  readonly last: boolean;
  /** Present content of the Home; absent if it is not known. */
  readonly shown?: HomeShown;
}

export interface HomeShown {
  /** Digest of its content. */
  readonly digest: string;
  /** Slack's name for the state that was published. */
  readonly hash: string;
}

/** People who have opened App Home lately. Any number of processes may share the work; none of them leads. */
export interface Homes {
  /** Notes that somebody has opened their Home or pressed something in it; the caller publishes it now. */
  open(viewer: Viewer, choice: string): Promise<HomeTurn>;
  /** Homes whose turn it is, each taken by one process; at most `most`. */
  take(most: number): Promise<readonly HomeTurn[]>;
  /**
   * Stores what a Home shows, or that this is not known (`undefined`); forgets the Home after its last turn. Does
   * nothing if the person has done something since.
   */
  shown(turn: HomeTurn, shown: HomeShown | undefined): Promise<void>;
}
