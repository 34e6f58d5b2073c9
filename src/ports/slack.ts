import type { Known } from '../recording/known.ts';
import type { Phase } from '../recording/phase.ts';
import type { Instant } from '../recording/recording.ts';
import type { Saying, Subject } from '../recording/telling/saying.ts';
import type { Place } from '../recording/watching/place.ts';

/** Result of a post or an edit. Only after `unknown` it may have arrived all the same. */
export type Posted =
  | { readonly kind: 'ok'; readonly ts: string }
  /** Not posted, and to be tried again. `afterMs`: the wait that Slack asks for; absent: it could not be reached. */
  | { readonly kind: 'later'; readonly afterMs?: number }
  | { readonly kind: 'unknown'; readonly why: string }
  /** Slack refuses this place for good, so the place has to pause. */
  | { readonly kind: 'gone'; readonly reason: string }
  /** Refused with a code on no list: it may pass, or a person may have to act. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** The message to edit no longer exists. */
  | { readonly kind: 'no_message' }
  /** Slack refuses the content in every form that the bot can build: a fault of the bot. */
  | { readonly kind: 'invalid'; readonly why: string };

/**
 * Tells what a reason for a pause is about: the bot's token, and with it every place of the workspace; the account of
 * the person who is that place; or this place alone. `undefined`: the reason is on no list.
 */
export type RefusalOf = (reason: string) => 'token' | 'account' | 'place' | undefined;

export type Found =
  | { readonly kind: 'found'; readonly ts: string }
  | { readonly kind: 'absent' }
  /** The bot may not look there: it is not in the channel, or has no history scopes. */
  | { readonly kind: 'forbidden' }
  /** Refused with a code on no list, so it may pass. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** Not found so far. `from`: the cursor to go on from. */
  | { readonly kind: 'later'; readonly afterMs: number; readonly from?: string };

/** A message of the bot in Slack's history. */
export interface Remembered {
  readonly ts: string;
  readonly delivery: string;
  /** Marks of the news in it. */
  readonly marks: readonly string[];
}

export type Recalled =
  | { readonly kind: 'recalled'; readonly messages: readonly Remembered[] }
  | Exclude<Found, { readonly kind: 'found' | 'absent' }>;

/** The part of Slack's history to search. */
export interface Between {
  readonly since: Instant;
  readonly until: Instant;
  /** Cursor that an earlier search has reached. */
  readonly from?: string;
}

/** The part of Slack that deliveries use. Each message has `id` in its metadata, by which it is found again. */
export interface Messenger {
  /**
   * Posts a new message.
   * @param card `ts` of the card in whose thread it is posted; absent: in the channel
   * @param repeats time of an earlier attempt that may have arrived, which the message mentions
   */
  post(place: Place, id: string, saying: Saying, card?: string, repeats?: Instant): Promise<Posted>;
  /** Replaces the message at `ts`; `id` is the one with which it was posted. */
  edit(place: Place, id: string, ts: string, saying: Saying): Promise<Posted>;
  /** Reads the messages that the bot posted; in the thread of the card, if one is given. */
  recall(place: Place, between: Between, card: string | undefined): Promise<Recalled>;
  /**
   * Looks for the message with this id; in the thread of the card, if one is given.
   * @param marks marks of its news, because after a loss of writes another message may have the same id
   */
  find(
    place: Place,
    id: string,
    between: Between,
    card: string | undefined,
    marks?: readonly string[],
  ): Promise<Found>;
}

/** Scopes that were not granted. */
export interface Scopes {
  /** Scopes that the bot needs. */
  readonly missing: readonly string[];
  /** Abilities without their optional scope: to post in public channels uninvited, to upload files, to read the history. */
  readonly without: readonly ('strange_channels' | 'files' | 'history')[];
}

/** Whether the bot is in a channel. `public`: no, but it may post there; `unknown`: it lacks the scope to find out. */
export type Membership = 'yes' | 'public' | 'no' | 'unknown';

/** The permissions of the bot in one place. */
export interface Access {
  readonly member: Membership;
  readonly scopes: Scopes;
}

/** Asks Slack for the permissions of the bot in a place. Rejects when Slack cannot be reached. */
export type CheckAccess = (place: Place) => Promise<Access>;

/**
 * The channels among these whose content a person may know: public ones, and private ones with that person. A channel
 * is left out if Slack does not answer in time.
 * @param user Slack's user ID; `undefined`: public channels only
 */
export type OpenTo = (user: string | undefined, channels: readonly string[]) => Promise<ReadonlySet<string>>;

/** Asks Slack whether a user is an admin or owner of the workspace. `false` if Slack does not answer in time. */
export type IsAdmin = (user: string) => Promise<boolean>;

/** Asks Slack who a user is, so that no mention reaches nobody. `unsure`: Slack did not answer in time. */
export type CheckPerson = (user: string) => Promise<'member' | 'bot' | 'left' | 'unknown' | 'unsure'>;

export type Uploaded =
  | { readonly kind: 'ok'; readonly file: string }
  /** There is nothing to draw. */
  | { readonly kind: 'nothing' }
  /** Slack refuses it for good: most often a permission is missing. */
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'failed'; readonly why: string };

/** Draws the timeline of a recording and uploads it to Slack, without posting it. */
export interface Illustrator {
  upload(place: Place, subject: Subject): Promise<Uploaded>;
}

/** Texts of a timeline picture in one language; short, because it is read on a phone. */
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

/** A person with the App Home of the bot. */
export interface Viewer {
  readonly team: string;
  readonly user: string;
}

/** The right to update one Home, held by one process at a time until it runs out. */
export interface HomeTurn extends Viewer {
  /** Grows whenever the person opens their Home or presses something in it. */
  readonly ticket: number;
  /** Filters that the person has set, as given to `open`. */
  readonly choice: string;
  /** End of the time in which it is kept up to date. */
  readonly until: Instant;
  /** This is the last turn, because that time is over. */
  readonly last: boolean;
  /** Present content of the Home; absent if it is not known. */
  readonly shown?: HomeShown;
}

interface HomeShown {
  /** Digest of its content. */
  readonly digest: string;
  /** Slack's name for the state that was published. */
  readonly hash: string;
}

/** The App Homes that were opened lately. Any number of processes may share the work. */
export interface Homes {
  /** Notes that somebody has opened their Home or pressed something in it; the caller has to publish it now. */
  open(viewer: Viewer, choice: string): Promise<HomeTurn>;
  /** Takes up to `most` Homes whose turn it is. Each is taken by one process. */
  take(most: number): Promise<readonly HomeTurn[]>;
  /**
   * Stores the content of a Home, or that it is not known (`undefined`); forgets the Home after its last turn. Does
   * nothing if the person has done something since.
   */
  shown(turn: HomeTurn, shown: HomeShown | undefined): Promise<void>;
}

/** Methods of Slack's API whose rate limit holds for a whole workspace. */
export type Limited = 'chat.update' | 'conversations.history' | 'conversations.replies';

/** Waits that Slack has asked for, shared by all processes. */
export interface Holds {
  /** Time for which the method may not be called in this workspace, in milliseconds; 0 if it may be. */
  left(team: string, method: Limited): Promise<number>;
  hold(team: string, method: Limited, ms: number): Promise<void>;
}
