import type { Instant } from '../recording/recording.ts';
import type { Delivery } from '../recording/telling/delivery.ts';
import type { LedgerEntry, Noted } from '../recording/telling/ledger.ts';
import type { Noise, Sorted } from '../recording/telling/sorting.ts';
import type { Mute, MuteChoice } from '../recording/watching/mute.ts';
import type { Place } from '../recording/watching/place.ts';

/** Content of a place's outbox, taken by one worker at a time. */
export interface Batch {
  readonly place: Place;
  readonly token: string;
  /**
   * Origin of the first. `lane`: what was put there, in order. `thread`: lines of a card, before the lane if the
   * channel sees them. Only when the lane is empty: `table`, a burst; quiet lines of a card; `card`, an edit.
   */
  readonly from: 'lane' | 'thread' | 'table' | 'card';
  /** Deliveries in order; the first is told now. Only the lane shows more than one. */
  readonly deliveries: readonly [Delivery, ...Delivery[]];
  /** An earlier attempt at the first may have reached Slack: look for it before posting again. */
  readonly doubtful: boolean;
  /** Present with `doubtful`: where and for how long to look. */
  readonly search?: Search;
  /** Present for some minutes after Redis has lost writes: what was told meanwhile may not be known. */
  readonly lost?: Lost;
  /** Number of failed attempts at the first. */
  readonly attempts: number;
  /** Number of times Slack refused the first with a code on no list. */
  readonly refusals: number;
  /** Loud news of the last seconds, by which a burst is known. */
  readonly noise: Noise;
  /** The last attempt to tell the place failed; it is worth a word that one succeeds now. */
  readonly paused: boolean;
}

/** A time of which writes may be missing in Redis. */
export interface Lost {
  readonly since: Instant;
  readonly until: Instant;
  /** Some are missing for certain. */
  readonly sure: boolean;
}

/** Messages told of each recording, kept as long as the recording; of many the oldest are left out. */
export interface Ledger {
  /** Oldest first. */
  of(sid: string): Promise<readonly LedgerEntry[]>;
}

/** Contents of a lane, sorted by where each is told. */
export interface SortedLane extends Sorted {
  /** Ids of the deliveries that leave the lane. */
  readonly taken: readonly string[];
  /** Sids of cards that are to be edited, without a line under them. */
  readonly cards: readonly string[];
}

/** A search for posts that may have arrived. */
export interface Search {
  /** When the first and the last of these posts began. */
  readonly since: Instant;
  readonly until: Instant;
  /** Time for which they have been looked for without a result, in milliseconds. */
  readonly forMs: number;
  /** Place in Slack's history that an earlier attempt has read up to. */
  readonly from?: string;
}

export interface Outbox {
  /** Leases the place's outbox; `undefined` if there is nothing to tell now or another worker has it. */
  take(place: Place): Promise<Batch | undefined>;
  /** Notes that a post is about to be sent, so that a crash leaves a doubt, not a gap. */
  sending(batch: Batch): Promise<void>;
  /**
   * Moves news out of the lane to where it is told, in one write, and takes what is to be told first then.
   * @returns `undefined` if nothing is to be told now; the place is no longer held
   */
  sort(batch: Batch, sorted: SortedLane): Promise<Batch | undefined>;
  /**
   * Removes the first delivery, which was told.
   * @param nextIn time until this place may be posted to again, in milliseconds
   * @param told `ts` of the message, if one was posted or edited; `onlyEdit`: nothing was posted, so
   *   news need not wait; `noted`: the message, for the ledger
   */
  settle(
    batch: Batch,
    nextIn: number,
    told?: { readonly ts?: string; readonly onlyEdit?: true; readonly noted?: Noted },
  ): Promise<void>;
  /**
   * The message of a table can no longer be edited: the rows that it does not show begin another one.
   * @param nextIn as above
   */
  closeTable(batch: Batch, nextIn: number): Promise<void>;
  /**
   * Keeps the first delivery for later. News never waits for a delivery that only edits.
   * - `away`, `unknown`: Slack was not reached. It waits no longer than until Slack takes a message for another place.
   *   After `unknown` it may have arrived, so the next attempt looks first.
   * - `unseen`: it was looked for and not found so far.
   * - `not_edited`: an edit did not arrive.
   * - `unclear`: refused with a code on no list, and counted.
   * - `refused`: Slack refuses it until a person acts. It does not count as undelivered meanwhile.
   */
  postpone(
    batch: Batch,
    inMs: number,
    outcome: 'not_sent' | 'away' | 'not_edited' | 'unknown' | 'unseen' | 'unclear' | 'refused',
    from?: string,
  ): Promise<void>;
  /** Stops prolonging the lease of a batch; another worker takes what was neither settled nor postponed. */
  drop(batch: Batch): void;
  /**
   * Stores where the card of a watch was posted, and whether that repeats an earlier post (`noted`), or that it is gone
   * (`undefined`). The batch stays taken.
   */
  setCard(batch: Batch, sid: string, ts: string | undefined, noted?: Noted): Promise<void>;
  /**
   * Queues a delivery. An id that is still queued is not queued again. A recording's delivery without news waits until
   * nothing else is left to tell, because it only edits a card.
   */
  put(place: Place, delivery: Delivery): Promise<void>;
}

/** A delivery that Slack refuses in every form for its content, or that no summary would replace. */
export interface DeadLetter {
  /** Short enough to be typed; the same for the same delivery in the same place. */
  readonly id: string;
  readonly place: Place;
  /** Slack's code. */
  readonly reason: string;
  readonly at: Instant;
}

/** Deliveries that could not be told, kept until somebody has them told again, for thirty days at most. */
export interface DeadLetters {
  /** Safe to repeat. */
  keep(place: Place, delivery: Delivery, reason: string): Promise<void>;
  /** Letters of one workspace, newest first. */
  of(team: string): Promise<readonly DeadLetter[]>;
  /**
   * Queues it once more. `paused`: it stays, because the place is paused. `unknown`: it was told again already, or is
   * older than what is kept.
   */
  again(id: string): Promise<'queued' | 'paused' | 'unknown'>;
}

/**
 * Why a place is told nothing. `trying`: somebody asked to go on, and the next post shows whether Slack lets the bot.
 */
export interface Pause {
  readonly reason: string;
  readonly state: 'paused' | 'trying';
}

/**
 * Places where Slack does not let the bot post. Everything watched there stays watched, and is listed with the reason.
 */
export interface Pauses {
  /**
   * Stops telling a place, and queues one direct message to each owner of a watch or a rule there. Repeated calls tell
   * them once until the place has been reached again.
   */
  pause(place: Place, reason: string): Promise<void>;
  /**
   * Tells a place again: first what was missed, in one delivery, then its cards. `running`: the place is not paused.
   * `rules`: nothing is watched there, so only its rules go on. `none`: there are no rules either.
   */
  resume(place: Place): Promise<'trying' | 'running' | 'rules' | 'none'>;
  /** Slack has taken a message there: the pause is over, also for what nobody has asked to resume. */
  reached(place: Place): Promise<void>;
  of(place: Place): Promise<Pause | undefined>;
  /** All places of the workspace that watch something or have rules, paused or not. */
  everywhere(team: string): Promise<readonly Place[]>;
}

/** Mutes, stored with the watches that they are about. */
export interface Mutes {
  /** Begins a mute or replaces one, and has the card say so. `undefined`: the place does not watch the recording. */
  mute(
    place: Place,
    sid: string,
    choice: MuteChoice,
    by: string,
  ): Promise<{ readonly mute: Mute; readonly before?: Mute } | undefined>;
  /**
   * Ends a mute; the summary and the card follow. It stays with its watch, marked as over, until they are told.
   * @param told time of news that is told by itself, and no longer counts as missed
   * @returns the mute that has ended; `undefined` if there was none
   */
  unmute(place: Place, sid: string, told?: Instant): Promise<Mute | undefined>;
  /** Ends the mutes whose time is up; answers how many. Any number of processes may do so at once. */
  sweep(): Promise<number>;
}

/** People who take care of bad news, message by message. */
export interface TakenOn {
  /**
   * Notes who pressed and queues a line under the card, unless somebody pressed before. Any number of people may press
   * at once.
   * @param message its `ts`
   * @returns who pressed before, and when; `undefined`: this is the first
   */
  first(
    place: Place,
    message: string,
    press: { readonly sid: string; readonly by: string; readonly at: Instant },
  ): Promise<{ readonly by: string; readonly at: Instant } | undefined>;
}

/** An order to draw the picture of one ending, for one card. */
export interface Order {
  readonly place: Place;
  readonly sid: string;
  /** Time of the verdict: a recording that comes back and ends again, or is judged anew, has another one. */
  readonly of: Instant;
}

export interface Illustration {
  readonly of: Instant;
  /** Slack's id of the file; absent if there will be none. */
  readonly file?: string;
  /** Number of times Slack refused to show it. */
  readonly refusals: number;
}

/** Uploaded pictures by card, and the queue of those to draw. */
export interface Illustrations {
  find(place: Place, sid: string): Promise<Illustration | undefined>;
  put(place: Place, sid: string, illustration: Illustration): Promise<void>;
  /** Orders a picture. An order that already waits is not repeated. */
  want(order: Order): Promise<void>;
}

/** How much is left to tell. */
export interface Backlog {
  /** Number of places for which something waits to be told. */
  lanesWaiting(): Promise<number>;
  /** Number of deliveries that Slack refused in every form and that can still be told again. */
  deadLetters(): Promise<number>;
}
