import type { Sight, SightNews } from '../recording/judging/sight.ts';
import type { Known } from '../recording/known.ts';
import type { News } from '../recording/news.ts';
import type { Instant } from '../recording/recording.ts';

/** The right to look at one recording, until it is committed, released, or its lease runs out. */
export interface Claim {
  readonly sid: string;
  readonly app: string;
  readonly token: string;
  /** When its request may be sent, by the clock of the budget. A person's look reserves a request instead. */
  readonly slot?: Instant;
  /** Of one that was claimed a moment before it is due, and takes its request from the budget when it is. */
  readonly due?: Instant;
}

/** A claim that was taken up. */
export interface Begun {
  readonly known: Known;
  /** The view of its app, as of now. */
  readonly sight: Sight;
  /** How long after it was due its request may be sent, in milliseconds. */
  readonly lateMs: number;
}

export interface Schedule {
  /**
   * Takes up a claim of the planner, and resolves when its request may be sent. `undefined`: it is gone, or its
   * recording forgotten. Rejects when the signal aborts.
   */
  begin(claim: Claim, signal: AbortSignal): Promise<Begun | undefined>;
  /**
   * One atomic write: the state, its news into the outbox of every watching place, the next look, the end
   * of the lease. `fenced`: the lease was gone or the state had moved on; nothing was written.
   * @param show the card has to be edited although there is no news; `older`: only to say the same of a later moment, which
   *   is left out where that would take Slack's edits from others
   * @param nextLook `undefined` when the recording is final
   */
  commit(
    claim: Claim,
    known: Known,
    next: Known,
    news: readonly News[],
    show: boolean | 'older',
    nextLook: Instant | undefined,
  ): Promise<'committed' | 'fenced'>;
  /** Gives the lease back without having learnt anything; by default for a look as soon as it would have been. */
  release(claim: Claim, nextLook?: Instant): Promise<void>;
  /** Claims one recording for a person's look, due or not. `busy`: a look is already under way. */
  claimOne(sid: string, app: string): Promise<Claim | 'busy'>;
}

/** Requests per second that Agora grants a credential, shared by all processes. Polling gets them with its claims. */
export interface Budget {
  /**
   * Takes the next free request ahead of polling, and answers 0 when it may be sent. Where that would take longer than
   * somebody's patience, answers at once how many milliseconds it would take, and takes nothing.
   */
  reserve(app: string, patienceMs: number): Promise<number>;
  /**
   * Takes one more request, for a look whose last one failed on its way: not before `waitMs` have passed, and in turn
   * with polling, which asks for others meanwhile. Answers true when it may be sent. Where none is to be had soon after
   * that, answers false and takes nothing. Rejects when `signal` aborts.
   */
  again(app: string, waitMs: number, signal?: AbortSignal): Promise<boolean>;
  /**
   * Agora said 429: no request on this credential for so long, and fewer from then on, until it has recovered.
   * Answers the share of its rate that is left, up to 1.
   */
  throttled(app: string, holdMs: number): Promise<number>;
  /** The share of the credential's rate that is used at present: less than 1 after Agora said 429. */
  rateLeft(app: string): Promise<number>;
}

export interface Sights {
  /** Agora was asked for a recording of this app, whatever it answered. */
  asked(app: string): Promise<void>;
  /** Whether it was, ever. */
  wasAsked(app: string): Promise<boolean>;
  get(app: string): Promise<Sight>;
  /** Compare-and-set by version; puts the news, if any, in every place watching a recording of the app. */
  put(app: string, known: Sight, next: Sight, news: SightNews | undefined): Promise<'committed' | 'fenced'>;
}

/** What the apps on one credential ask of its budget. */
export interface Load {
  /** Never none. */
  readonly apps: readonly string[];
  /** Recordings that are looked at within the time asked about; those that are over, or did not start, mostly are not. */
  readonly recordings: number;
  /** Those of them that are looked at closely, because they may change at any moment. */
  readonly close: number;
  /** Requests a second that the budget grants at present: less than configured after Agora said 429. */
  readonly granted: number;
  /**
   * For how long, in milliseconds, the recording that waits longest for a look to begin could have been asked for: not
   * while Agora shows nothing of its app, or wants no requests.
   */
  readonly waitingMs: number;
  /** The same of recordings of which a look was begun, and none has come to an end since they were due. */
  readonly stuckMs: number;
}

/** Ages by which one process can tell that it is wedged itself, in milliseconds. */
export interface Pulse {
  /** Since it was started. */
  readonly upMs: number;
  /** Since it last planned, or else was started. */
  readonly plannedMs: number;
  /** Since one of its looks last came to an end, well or not, or else it was started. */
  readonly lookedMs: number;
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
  /**
   * Age of the oldest delivery that is first in its place and not told, in milliseconds, however often tried; without
   * those that Slack refuses until a person acts.
   */
  oldestUndeliveredMs(): Promise<number>;
  /** Recordings of an app that are looked at. */
  scheduled(app: string): Promise<number>;
  /** Of each credential, in the order of the configuration. @param withinMs what is due later asks for nothing now */
  loads(withinMs: number): Promise<readonly Load[]>;
}
