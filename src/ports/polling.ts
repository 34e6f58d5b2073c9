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
  /** Moment at which its request may be sent. Absent for a person's look, which reserves its request. */
  readonly slot?: Instant;
  /** Moment at which it is due, if it was claimed earlier; it gets its slot then. */
  readonly due?: Instant;
}

/** Facts for a look that begins. */
export interface Begun {
  readonly known: Known;
  /** The present view of its app. */
  readonly sight: Sight;
  /** Time from being due to its request, in milliseconds. */
  readonly lateMs: number;
}

export interface Schedule {
  /**
   * Resolves when the request of this claim may be sent. `undefined`: the claim is lost, or its recording was
   * forgotten. Rejects when the signal aborts.
   */
  begin(claim: Claim, signal: Signal): Promise<Begun | undefined>;
  /** Resolves when an answer is to be judged: with others, because that costs less than one by one. */
  answered(): Promise<void>;
  /**
   * Writes in one step: the state, its news into the outbox of every watching place, the next look, the end of the
   * lease. `fenced`: the lease was lost or the state had changed; nothing was written.
   * @param show whether the card is edited although there is no news; `older`: only to show a newer time, which is
   *   skipped while many such edits are made
   * @param nextLook `undefined` if the recording is final
   */
  commit(
    claim: Claim,
    known: Known,
    next: Known,
    news: readonly News[],
    show: boolean | 'older',
    nextLook: Instant | undefined,
  ): Promise<'committed' | 'fenced'>;
  /** Gives the lease back without a result. @param nextLook default: the time at which this look was due */
  release(claim: Claim, nextLook?: Instant): Promise<void>;
  /** Claims one recording for a person's look, due or not. `busy`: a look is under way. */
  claimOne(sid: string, app: string): Promise<Claim | 'busy'>;
}

/** Why no request may be sent yet, and the milliseconds until one may. */
export interface Delay {
  /** `spent`: earlier requests have used the budget. `held`: Agora takes no requests, because it was asked too often. */
  readonly kind: 'spent' | 'held';
  readonly ms: number;
}

/** Requests per second of each credential, shared by all processes. Claims of the planner bring their requests. */
export interface Budget {
  /**
   * Reserves a request ahead of polling; resolves to `undefined` when it may be sent. If that would take longer than
   * `patienceMs`, reserves nothing and resolves at once to the delay.
   */
  reserve(app: string, patienceMs: number): Promise<Delay | undefined>;
  /**
   * Reserves one more request for a look, in turn with polling and after `waitMs` at the earliest; resolves to `true`
   * when it may be sent. `false`: none is free soon after that. Rejects when `signal` aborts.
   */
  again(app: string, waitMs: number, signal?: Signal): Promise<boolean>;
  /**
   * Handles a 429 of Agora: no request on this credential for `holdMs`, and then a lower rate, which recovers slowly.
   * Answers the share of the rate that is left, up to 1.
   */
  throttled(app: string, holdMs: number): Promise<number>;
  /** Share of the credential's rate that may be used now: less than 1 after a 429 of Agora. */
  rateLeft(app: string): Promise<number>;
}

export interface Sights {
  /** Notes that a recording of this app was queried, whatever the answer. */
  asked(app: string): Promise<void>;
  /** Whether a recording of this app was ever queried. */
  wasAsked(app: string): Promise<boolean>;
  get(app: string): Promise<Sight>;
  /** Compare-and-set by version. Queues the news, if any, for every place that watches a recording of the app. */
  put(app: string, known: Sight, next: Sight, news: SightNews | undefined): Promise<'committed' | 'fenced'>;
}

/** Demand of the apps of one credential, and their common budget. */
export interface Load {
  /** Never empty. */
  readonly apps: readonly string[];
  /** Number of recordings whose next look is due within the given time. Those of dark apps do not count. */
  readonly recordings: number;
  /** Number of those that get close looks. */
  readonly close: number;
  /** Requests per second that the budget grants now: less than configured after a 429 of Agora. */
  readonly granted: number;
  /** Milliseconds until Agora takes requests again, after a 429; 0 if it takes them. */
  readonly heldMs: number;
  /**
   * Longest time for which a recording has been due without a look, in milliseconds. Time in which its app is dark, or
   * Agora takes no requests, does not count.
   */
  readonly waitingMs: number;
  /** The same for recordings whose looks have begun, but none has finished. */
  readonly stuckMs: number;
}

/** Ages that show whether a process makes progress, in milliseconds. */
export interface Pulse {
  /** Age of the process. */
  readonly upMs: number;
  /** Time since its last round of planning, or since its start. */
  readonly plannedMs: number;
  /** Time since one of its looks finished, successfully or not, or since its start. */
  readonly lookedMs: number;
}

/** Ages and loads that tell a working bot from one that merely answers. */
export interface Vitals {
  /**
   * Age of the oldest entry that is ready to be planned, in milliseconds. More than a few seconds mean that no worker
   * plans; a budget that is too small does not raise it.
   */
  lagMs(): Promise<number>;
  /** Time for which the first of all due recordings has been due, in milliseconds. */
  oldestDueMs(): Promise<number>;
  /**
   * Age of the oldest delivery that is first in its place, in milliseconds, however often it was tried. Deliveries that
   * Slack refuses until a person acts do not count.
   */
  oldestUndeliveredMs(): Promise<number>;
  /** Time at which Redis was found empty, if that was within the last day. */
  emptiedAt(): Promise<Instant | undefined>;
  /** `maxmemory-policy` if it lets Redis evict keys; empty if it does not; `undefined` if Redis does not say. */
  evicting(): Promise<string | undefined>;
  /** Number of recordings of an app that are due or leased. */
  scheduled(app: string): Promise<number>;
  /** Load of each credential, in the order of the configuration. @param withinMs as `Load.recordings` says */
  loads(withinMs: number): Promise<readonly Load[]>;
}
