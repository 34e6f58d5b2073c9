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
  /** The bot may not look there: it is not in the channel, or has no history scopes. */
  | { readonly kind: 'forbidden' }
  /** Refused with a code on no list, so it may pass. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** Not found so far. `from` is where to go on. */
  | { readonly kind: 'later'; readonly afterMs: number; readonly from?: string };

/** A message of the bot, as Slack remembers it. */
export interface Remembered {
  readonly ts: string;
  readonly delivery: string;
  /** Marks of the news in it. */
  readonly marks: readonly string[];
}

export type Recalled =
  | { readonly kind: 'recalled'; readonly messages: readonly Remembered[] }
  | Exclude<Found, { readonly kind: 'found' | 'absent' }>;

/** Messages to look through: those between two moments, from a place on that an earlier search has reached. */
export interface Between {
  readonly since: Instant;
  readonly until: Instant;
  readonly from?: string;
}

/** The part of Slack that deliveries use. Each message carries `id` in its metadata, so that it can be found again. */
export interface Messenger {
  /**
   * Posts a new message.
   * @param card `ts` of the card under which it goes; absent: to the channel
   * @param repeats time of an earlier attempt that may have arrived, which the message then says
   */
  post(place: Place, id: string, saying: Saying, card?: string, repeats?: Instant): Promise<Posted>;
  /** Replaces the message at `ts`; `id` is the one with which it was posted. */
  edit(place: Place, id: string, ts: string, saying: Saying): Promise<Posted>;
  /** Reads which messages the bot posted; under the card, if one is given. */
  recall(place: Place, between: Between, card: string | undefined): Promise<Recalled>;
  /**
   * Looks for the message with this id; under the card, if one is given.
   * @param marks of its news: another message may have the same id, if Redis has lost writes
   */
  find(
    place: Place,
    id: string,
    between: Between,
    card: string | undefined,
    marks?: readonly string[],
  ): Promise<Found>;
}

/** Scopes that were not granted: those that the bot needs, and what it cannot do without the optional ones. */
export interface Scopes {
  readonly missing: readonly string[];
  /** To post in public channels uninvited, to upload files, to look for a message whose delivery is in doubt. */
  readonly without: readonly ('strange_channels' | 'files' | 'history')[];
}

/**
 * Whether the bot is in a channel. `public`: it is not, and may post there all the same; `no`: it cannot post there;
 * `unknown`: it may not even ask (no history scope).
 */
export type Membership = 'yes' | 'public' | 'no' | 'unknown';

/** Permissions of the bot in one place. */
export interface Access {
  readonly member: Membership;
  readonly scopes: Scopes;
}

/** Asks Slack for the permissions of the bot in a place. Rejects when Slack cannot be reached. */
export type CheckAccess = (place: Place) => Promise<Access>;

/**
 * The channels among these whose content a person may know: public ones, and private ones that the person is in. One of
 * which Slack does not say it in time is left out. @param user Slack user's ID; `undefined`: nobody, for public ones only
 */
export type OpenTo = (user: string | undefined, channels: readonly string[]) => Promise<ReadonlySet<string>>;

/** Asks Slack whether somebody is an admin or owner of the workspace. `false` if Slack does not say so in time. */
export type IsAdmin = (user: string) => Promise<boolean>;

/** Asks Slack who somebody is, so that nobody is to be called who cannot read it. `unsure`: Slack did not say in time. */
export type CheckPerson = (user: string) => Promise<'member' | 'bot' | 'left' | 'unknown' | 'unsure'>;

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
  /** Unit of the axis: hours and minutes elapsed since it was first seen. */
  readonly axis: string;
  /** The same with seconds, for a short life. */
  readonly axisSeconds: string;
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

/** Methods of Slack's API whose limits are shared by a whole workspace. */
export type Limited = 'chat.update' | 'conversations.history' | 'conversations.replies';

/** Waits that Slack has asked for, known to every process at once. */
export interface Holds {
  /** Time for which the method is not to be called in this workspace, in milliseconds; 0 if it may be. */
  left(team: string, method: Limited): Promise<number>;
  hold(team: string, method: Limited, ms: number): Promise<void>;
}
