import type { Known } from './recording/known.ts';
import type { News, NewsKind } from './recording/news.ts';
import type { Observation } from './recording/observation.ts';
import type { Instant, Recording } from './recording/recording.ts';
import type { Sight, SightNews } from './recording/sight.ts';

/** What the flows ask of the world, in the bot's words. Adapters implement these; nothing else crosses. */

export type Clock = () => Instant;

/** One log line per decision, named for its outcome. */
export interface Log {
  info(facts: Record<string, unknown>, outcome: string): void;
  warn(facts: Record<string, unknown>, outcome: string): void;
  error(facts: Record<string, unknown>, outcome: string): void;
}

/** Agora, as far as the bot uses it: one question. */
export interface Agora {
  /** Asks once, host failover included. Never throws for an answer; rejects only when `signal` aborts. */
  look(recording: Recording, signal?: AbortSignal): Promise<Observation>;
}

/** A Slack conversation: a channel (`C…`, `G…`), or a person (`U…`) for direct messages. */
export interface Place {
  readonly team: string;
  readonly channel: string;
}

/** The owner of a watch that a backend asked for: nobody who could be sent a direct message. */
export const API_OWNER = 'API';

/** One channel's interest in one recording. */
export interface Watch extends Place {
  readonly sid: string;
  /** Who asked for it, a person told when it has to pause; or `API_OWNER`. */
  readonly owner: string;
  readonly since: Instant;
  /** Kinds told in the thread; all when absent. The card shows everything regardless. */
  readonly only?: readonly NewsKind[];
  readonly lang?: string;
  /** `ts` of the card, once posted. */
  readonly card?: string;
  readonly paused?: { readonly reason: string; readonly at: Instant };
}

/** The right to look at one recording, until it is committed, released, or its lease runs out. */
export interface Claim {
  readonly sid: string;
  readonly app: string;
  readonly token: string;
  /** When its request may be sent, by the clock of the budget. A person's look reserves a request instead. */
  readonly slot?: Instant;
}

/** A claim that was taken up. */
export interface Begun {
  readonly known: Known;
  /** Milliseconds until its request may be sent. */
  readonly waitMs: number;
}

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
  /** Somebody unwatched: the card that stays behind is edited for the last time. */
  | {
      readonly id: string;
      readonly kind: 'unwatched';
      readonly sid: string;
      readonly at: Instant;
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
  /** To an owner, in a direct message: a watch had to pause. */
  | {
      readonly id: string;
      readonly kind: 'paused';
      readonly sid: string;
      readonly at: Instant;
      readonly channel: string;
      readonly reason: string;
    };

/** A recording in the order in which a workspace came to know of them; a page begins after one. */
export interface Entry {
  readonly sid: string;
  readonly at: Instant;
}

export interface Recordings {
  find(sid: string): Promise<Known | undefined>;
  /** Known ones among these, in the order given. */
  findAll(sids: readonly string[]): Promise<readonly Known[]>;
  /**
   * Writes a recording and schedules its first look, or leaves a known one as it is. One whose ids were
   * refused, or that was never seen at all, is replaced when the new ids differ.
   */
  register(first: Known, firstLook: Instant, team: string): Promise<'new' | 'known' | 'replaced'>;
  /** Gives a recording an alias in a workspace; the newest name wins. */
  name(team: string, sid: string, alias: string): Promise<void>;
  /** Sids a person of this workspace may mean: the alias in any case, or a prefix of at least 6 characters. At most 10. */
  resolve(team: string, text: string): Promise<readonly string[]>;
  /** Sids this workspace knows, newest first. */
  ofTeam(team: string, limit: number): Promise<readonly string[]>;
  /** The same, those that come after one of them; what became known meanwhile moves nothing. */
  page(team: string, limit: number, after?: Entry): Promise<readonly Entry[]>;
  /** Writes down when a stop was asked for, and has the recording looked at now. `false`: it is not known. */
  stopRequested(sid: string, at: Instant): Promise<boolean>;
  /** Forgets it with its watches and names. Cards stay where they were posted. `false`: it is not known. */
  forget(sid: string): Promise<boolean>;
}

export interface Schedule {
  /** Takes up a claim of the planner, or `undefined` when it is gone or its recording forgotten. */
  begin(claim: Claim): Promise<Begun | undefined>;
  /**
   * One atomic write: the state, its news into the outbox of every watching place, the next look, the end
   * of the lease. `fenced`: the lease was gone or the state had moved on; nothing was written.
   * @param show the card has to be edited although there is no news
   * @param nextLook `undefined` when the recording is final
   */
  commit(
    claim: Claim,
    known: Known,
    next: Known,
    news: readonly News[],
    show: boolean,
    nextLook: Instant | undefined,
  ): Promise<'committed' | 'fenced'>;
  /** Gives the lease back without having learnt anything. */
  release(claim: Claim, nextLook: Instant): Promise<void>;
  /** Claims one recording for a person's look, due or not. `busy`: a look is already under way. */
  claimOne(sid: string, app: string): Promise<Claim | 'busy'>;
}

/** Requests per second that Agora grants a credential, shared by all processes. Polling gets them with its claims. */
export interface Budget {
  /** Takes the next free request ahead of polling; answers how many milliseconds until it may be sent. */
  reserve(app: string): Promise<number>;
  /**
   * Agora said 429: no request on this credential for so long, and fewer from then on, until it has recovered.
   * Answers the share of its rate that is left, up to 1.
   */
  throttled(app: string, holdMs: number): Promise<number>;
  /** The share of the credential's rate that is used at present: less than 1 after Agora said 429. */
  share(app: string): Promise<number>;
}

export interface Sights {
  get(app: string): Promise<Sight>;
  /** Compare-and-set by version; puts the news, if any, in every place watching a recording of the app. */
  put(app: string, known: Sight, next: Sight, news: SightNews | undefined): Promise<'committed' | 'fenced'>;
}

export interface Watches {
  /** Adds the watch and queues its card. An existing watch keeps its owner and card; options are replaced. */
  put(watch: Watch): Promise<'new' | 'known'>;
  /** The watch that was removed, if there was one. */
  remove(place: Place, sid: string): Promise<Watch | undefined>;
  find(place: Place, sid: string): Promise<Watch | undefined>;
  of(sid: string): Promise<readonly Watch[]>;
  /** Sids watched in this place. */
  at(place: Place): Promise<readonly string[]>;
  /** Stops telling, keeps the watch, and queues one direct message to an owner who is a person. Once, however often called. */
  pause(watch: Watch, reason: string): Promise<void>;
  /** Tells again, and queues the card. */
  resume(place: Place, sid: string): Promise<Watch | undefined>;
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
}

export interface Outbox {
  /** Leases the place's outbox, or `undefined` when there is nothing to tell now or somebody else has it. */
  take(place: Place): Promise<Batch | undefined>;
  /** Notes that a post is about to be sent, so that a crash leaves a doubt rather than a gap. */
  sending(batch: Batch): Promise<void>;
  /** The first delivery is told: removes it. `nextIn`: milliseconds until this place may be posted to again. */
  settle(batch: Batch, nextIn: number): Promise<void>;
  /** The first delivery stays. `known` says that nothing reached Slack; otherwise the next attempt looks first. */
  postpone(batch: Batch, inMs: number, outcome: 'not_sent' | 'unknown'): Promise<void>;
  /** Records where the card of a watch was posted, or that it is gone (`undefined`). The batch stays taken. */
  setCard(batch: Batch, sid: string, ts: string | undefined): Promise<void>;
  /** Queues a delivery. Repeating an id that is still queued does nothing. */
  put(place: Place, delivery: Delivery): Promise<void>;
}

/** How Slack took a post. `later` and `gone` are known non-deliveries; `unknown` may have been posted. */
export type Posted =
  | { readonly kind: 'ok'; readonly ts: string }
  | { readonly kind: 'later'; readonly afterMs: number }
  | { readonly kind: 'unknown'; readonly why: string }
  /** For good, for this place: the watch has to pause. */
  | { readonly kind: 'gone'; readonly reason: string }
  /** The message to be edited is not there any more. */
  | { readonly kind: 'no_message' }
  /** Slack refuses what was built: our mistake. */
  | { readonly kind: 'invalid'; readonly why: string };

export type Found =
  | { readonly kind: 'found'; readonly ts: string }
  | { readonly kind: 'absent' }
  /** The workspace has not granted the history scopes. */
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'later'; readonly afterMs: number };

/** A recording and how this place watches it: all that a message about it is made from. */
export interface Subject {
  readonly known: Known;
  readonly watch: Watch | undefined;
  readonly watchers: readonly Watch[];
}

/** Slack, as deliveries use it. Each post carries `id` in its metadata, so that it can be found again. */
export interface Messenger {
  postCard(place: Place, id: string, subject: Subject): Promise<Posted>;
  /** Edits the card, and says its new phase to other programs; `id` stays the one it was posted with. */
  updateCard(place: Place, id: string, ts: string, subject: Subject): Promise<Posted>;
  /** Lines under the card; also to the channel when one of them is final or bad. */
  postNews(
    place: Place,
    id: string,
    card: string,
    subject: Subject,
    news: readonly News[],
    at: Instant,
  ): Promise<Posted>;
  postShare(place: Place, id: string, subject: Subject, by: string): Promise<Posted>;
  postApp(place: Place, id: string, delivery: Extract<Delivery, { kind: 'app' }>): Promise<Posted>;
  postPaused(
    place: Place,
    id: string,
    delivery: Extract<Delivery, { kind: 'paused' }>,
    name: string,
  ): Promise<Posted>;
  /** Looks for the message that carries this id, among those posted since; under the card, if one is given. */
  find(place: Place, id: string, since: Instant, card: string | undefined): Promise<Found>;
}

/** Ages and loads that tell a working bot from one that merely answers. */
export interface Vitals {
  /**
   * How long something that could be planned has not been, in milliseconds. More than a few seconds: no worker
   * plans. Small also where a budget is too short for all that is due.
   */
  lagMs(): Promise<number>;
  /** How long the recording that has waited longest for its look is overdue, in milliseconds. */
  oldestDueMs(): Promise<number>;
  /** Age of the oldest delivery that is first in its place and not told, in milliseconds, however often tried. */
  oldestUndeliveredMs(): Promise<number>;
  /** Recordings of an app that are looked at. */
  scheduled(app: string): Promise<number>;
}

/** What Slack lets the bot do in one place. */
export interface Access {
  /** `unknown`: the bot may not even ask (no history scope). */
  readonly member: 'yes' | 'no' | 'unknown';
  readonly missingScopes: readonly string[];
}

/** Asks Slack what the bot may do in a place. Rejects when Slack cannot be reached. */
export type CheckAccess = (place: Place) => Promise<Access>;

/** Remembers what was already handled, for an hour. */
export interface Once {
  /** `true` the first time this id is seen by any process. */
  first(id: string): Promise<boolean>;
}
