import type { Sight, SightNews } from '../recording/judging/sight.ts';
import type { Known } from '../recording/known.ts';
import type { News } from '../recording/news.ts';
import type { Instant } from '../recording/recording.ts';
import type { Signal } from './process.ts';

/** The right to look at one recording, until it is committed, released, or its lease runs out. */
export interface Claim {
  readonly sid: string;
  readonly app: string;
  readonly token: string;
  /**
   * Moment at which its request may be sent, by the clock of the budget. A person's look reserves a request instead.
   */
  readonly slot?: Instant;
  /** Set if it was claimed a moment before it is due; it takes its request from the budget when it is. */
  readonly due?: Instant;
}

/** A claim that was taken up. */
export interface Begun {
  readonly known: Known;
  /** The present view of its app. */
  readonly sight: Sight;
  /** Delay of its request after it was due, in milliseconds. */
  readonly lateMs: number;
}

export interface Schedule {
  /**
   * Takes up a claim of the planner, and resolves when its request may be sent. `undefined`: the claim is gone, or its
   * recording was forgotten. Rejects when the signal aborts.
   */
  begin(claim: Claim, signal: Signal): Promise<Begun | undefined>;
  /**
   * Writes at once: the state, its news into the outbox of every watching place, the next look, the end of the lease.
   * `fenced`: the lease was gone or the state had changed; nothing was written.
   * @param show the card needs an edit although there is no news; `older`: only to show a newer time, which is skipped
   *   if it would take Slack's edits from others
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
  /** Gives the lease back without a result. The next look defaults to the time at which it would have been. */
  release(claim: Claim, nextLook?: Instant): Promise<void>;
  /** Claims one recording for a person's look, due or not. `busy`: a look is already under way. */
  claimOne(sid: string, app: string): Promise<Claim | 'busy'>;
}

/** Requests per second that Agora grants a credential, shared by all processes. Polling gets them with its claims. */
export interface Budget {
  /**
   * Reserves the next free request ahead of polling, and answers 0 when it may be sent. If that would take longer than
   * `patienceMs`, reserves nothing and answers at once how many milliseconds it would take.
   */
  reserve(app: string, patienceMs: number): Promise<number>;
  /**
   * Reserves one more request for a look whose last one failed on its way: after `waitMs` at the earliest, and in turn
   * with polling, which goes on meanwhile. Answers `true` when it may be sent. If there is none soon after that,
   * reserves nothing and answers `false`. Rejects when `signal` aborts.
   */
  again(app: string, waitMs: number, signal?: Signal): Promise<boolean>;
  /**
   * Handles a 429 of Agora: no request on this credential for `holdMs`, and fewer from then on until it has recovered.
   * Answers the share of its rate that is left, up to 1.
   */
  throttled(app: string, holdMs: number): Promise<number>;
  /** Share of the credential's rate that is used at present: less than 1 after a 429 of Agora. */
  rateLeft(app: string): Promise<number>;
}

export interface Sights {
  /** Notes that Agora was asked for a recording of this app, whatever it answered. */
  asked(app: string): Promise<void>;
  /** Whether Agora was ever asked for a recording of this app. */
  wasAsked(app: string): Promise<boolean>;
  get(app: string): Promise<Sight>;
  /** Compare-and-set by version; puts the news, if any, in every place that watches a recording of the app. */
  put(app: string, known: Sight, next: Sight, news: SightNews | undefined): Promise<'committed' | 'fenced'>;
}

/** Demand of the apps on one credential, and the budget that they share. */
export interface Load {
  /** Never empty. */
  readonly apps: readonly string[];
  /** Number of recordings whose next look comes within the time asked about; those that are over mostly have none. */
  readonly recordings: number;
  /** Number of those with close looks, because they may change at any moment. */
  readonly close: number;
  /** Requests a second that the budget grants at present: less than configured after a 429 of Agora. */
  readonly granted: number;
  /**
   * Longest time that a recording has waited for its look to begin, in milliseconds. Time in which Agora shows nothing
   * of its app, or wants no requests, does not count.
   */
  readonly waitingMs: number;
  /** The same for recordings whose look has begun: none has finished since they were due. */
  readonly stuckMs: number;
}

/** Ages by which a process can tell that it is stuck itself, in milliseconds. */
export interface Pulse {
  /** Age of the process. */
  readonly upMs: number;
  /** Time since it last planned, or since its start. */
  readonly plannedMs: number;
  /** Time since one of its looks last finished, well or not, or since its start. */
  readonly lookedMs: number;
}

/** Ages and loads that tell a working bot from one that merely answers. */
export interface Vitals {
  /**
   * Time for which something that could be planned was not, in milliseconds. More than a few seconds mean that no
   * worker plans. It stays small if a budget is too small for everything that is due.
   */
  lagMs(): Promise<number>;
  /** Delay of the recording that has waited longest for its look, in milliseconds. */
  oldestDueMs(): Promise<number>;
  /**
   * Age of the oldest delivery that is first in its place and not told, in milliseconds, however often tried.
   * Deliveries that Slack refuses until a person acts do not count.
   */
  oldestUndeliveredMs(): Promise<number>;
  /** When Redis was found empty, if that was within the last day. */
  emptiedAt(): Promise<Instant | undefined>;
  /** Number of recordings of an app that are looked at. */
  scheduled(app: string): Promise<number>;
  /** Load of each credential, in the order of the configuration. @param withinMs looks that are due later do not count */
  loads(withinMs: number): Promise<readonly Load[]>;
}
