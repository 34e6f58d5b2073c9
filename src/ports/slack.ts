import type { Known } from '../recording/known.ts';
import type { Phase } from '../recording/phase.ts';
import type { Instant } from '../recording/recording.ts';
import type { Saying, Subject } from '../recording/telling/saying.ts';
import type { Place } from '../recording/watching/place.ts';

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

/** Slack, as deliveries use it. Each message carries `id` in its metadata, so that it can be found again. */
export interface Messenger {
  /** A new message. @param card under which it goes, else to the channel */
  post(place: Place, id: string, saying: Saying, card?: string): Promise<Posted>;
  /** Says it in the message at `ts`; `id` stays the one that this was posted with. */
  edit(place: Place, id: string, ts: string, saying: Saying): Promise<Posted>;
  /** Looks for the message that carries this id, among those posted since; under the card, if one is given. */
  find(place: Place, id: string, since: Instant, card: string | undefined): Promise<Found>;
}

/** What Slack lets the bot do in one place. */
export interface Access {
  /** `unknown`: the bot may not even ask (no history scope). */
  readonly member: 'yes' | 'no' | 'unknown';
  readonly missingScopes: readonly string[];
}

/** Asks Slack what the bot may do in a place. Rejects when Slack cannot be reached. */
export type CheckAccess = (place: Place) => Promise<Access>;

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

/** All that a timeline picture says in words, in one language; short, for it is read on a phone. */
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
  /** A PNG, or `undefined` when the recording was never seen alive and there is nothing to draw. */
  timeline(known: Known, words: PictureWords): Promise<Uint8Array | undefined>;
}

/** A person at whose App Home the bot shows something. */
export interface Viewer {
  readonly team: string;
  readonly user: string;
}

/** The right to bring one Home up to date, for a while in which nobody else does. */
export interface HomeTurn extends Viewer {
  /** Another one whenever the person opens their Home or presses something in it. */
  readonly ticket: number;
  /** What the person has chosen to see, as it was given to `open`. */
  readonly choice: string;
  /** Until then it is kept up to date. */
  readonly until: Instant;
  /** That time is over: this is the last turn. */
  readonly last: boolean;
  /** What the Home shows at present; absent when that is not known. */
  readonly shown?: HomeShown;
}

export interface HomeShown {
  /** Of its content. */
  readonly digest: string;
  /** Slack's name for the state that was published. */
  readonly hash: string;
}

/** Who has opened App Home lately. Any number of processes may share the work; none of them leads. */
export interface Homes {
  /** Somebody has opened their Home or pressed something in it; whoever asks publishes it now. */
  open(viewer: Viewer, choice: string): Promise<HomeTurn>;
  /** Those whose turn it is, each taken by one process. At most so many. */
  take(most: number): Promise<readonly HomeTurn[]>;
  /**
   * Remembers what a Home shows, or that this is not known (`undefined`); after the last turn, forgets the Home. Does
   * nothing when the person has done something since.
   */
  shown(turn: HomeTurn, shown: HomeShown | undefined): Promise<void>;
}
