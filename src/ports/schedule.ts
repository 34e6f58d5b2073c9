import type { Sight } from '../recording/judging/sight.ts';
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
