import type { Instant } from '../recording/recording.ts';
import type { Delivery } from '../recording/telling/delivery.ts';
import type { LedgerEntry, Noted } from '../recording/telling/ledger.ts';
import type { Noise, Sorted } from '../recording/telling/sorting.ts';
import type { Mute, MuteChoice } from '../recording/watching/mute.ts';
import type { Place } from '../recording/watching/place.ts';

/** The part of a place's outbox that one worker has taken. */
export interface Batch {
  readonly place: Place;
  readonly token: string;
  /**
   * Origin of the first delivery, by precedence: `thread` with loud lines of a card, `lane`, `table`, `thread` with
   * quiet lines, `card` for an edit.
   */
  readonly from: 'lane' | 'thread' | 'table' | 'card';
  /** Deliveries in order; the first is told now. More than one only from a lane. */
  readonly deliveries: readonly [Delivery, ...Delivery[]];
  /** An earlier attempt at the first may have reached Slack, so it is looked for before it is posted again. */
  readonly doubtful: boolean;
  /** Set with `doubtful`. */
  readonly search?: Search;
  /** Set for some minutes after Redis has lost writes: messages told in that time may not be known. */
  readonly lost?: Lost;
  /** Number of failed attempts at the first. */
  readonly attempts: number;
  /** Number of times Slack refused the first with a code on no list. */
  readonly refusals: number;
  /** Number of times the card of the first was gone. */
  readonly cardsLost: number;
  /** Loud news of the last seconds, by which a burst is recognised. */
  readonly noise: Noise;
  /** The place is paused, or is tried again after a pause. */
  readonly paused: boolean;
}

/** A time in which Redis may have lost writes. */
export interface Lost {
  readonly since: Instant;
  readonly until: Instant;
  /** It has certainly lost some. */
  readonly sure: boolean;
}

/** Messages that were told of each recording, kept as long as the recording; the newest if there are many. */
export interface Ledger {
  /** Oldest first. */
  of(sid: string): Promise<readonly LedgerEntry[]>;
}

/** News of a lane, sorted by where it is told. */
export interface SortedLane extends Sorted {
  /** Ids of the deliveries that leave the lane. */
  readonly taken: readonly string[];
  /** Sids whose cards are only edited. */
  readonly cards: readonly string[];
}

/** A search for posts that may have arrived. */
export interface Search {
  /** Time at which the first, and the last, of these posts began. */
  readonly since: Instant;
  readonly until: Instant;
  /** Time for which they have been looked for without a result, in milliseconds. */
  readonly forMs: number;
  /** Cursor in Slack's history that an earlier search has reached. */
  readonly from?: string;
}

export interface Outbox {
  /** Leases the outbox of a place; `undefined` if there is nothing to tell now, or another worker has it. */
  take(place: Place): Promise<Batch | undefined>;
  /** Notes that a post is about to be sent, so that it is looked for after a crash. */
  sending(batch: Batch): Promise<void>;
  /**
   * Moves news out of the lane to where it is told, and takes what is then first, in one write.
   * @returns `undefined` if nothing is to be told now; the place is no longer held
   */
  sort(batch: Batch, sorted: SortedLane): Promise<Batch | undefined>;
  /**
   * Removes the first delivery.
   * - `told`, `found`, `repeated`: Slack has its message, as the ledger says how.
   * - `edited`: nothing was posted, so news need not wait.
   * - `nothing`, the default: there was nothing left to say.
   * - `refused`: Slack does not let the bot post there. `not_told`: Slack refuses the message itself.
   * @param nextIn time until this place may be posted to again, in milliseconds
   * @param told `ts` of the message that was posted or edited; `noted`: the message, for the ledger
   */
  settle(
    batch: Batch,
    nextIn: number,
    outcome?: LedgerEntry['how'] | 'edited' | 'nothing' | 'refused' | 'not_told',
    told?: { readonly ts?: string; readonly noted?: Noted },
  ): Promise<void>;
  /** Closes a table whose message can no longer be edited: its further rows begin another one. @param nextIn as above */
  closeTable(batch: Batch, nextIn: number): Promise<void>;
  /**
   * Keeps the first delivery for later. News never waits for a delivery that only edits.
   * - `card`: its card was posted first, or is gone and is posted anew. This is no failed attempt, and all others are.
   * - `not_sent`: it did not arrive. `not_edited`: the same of an edit.
   * - `away`: Slack was not reached. It is tried again as soon as Slack takes a message for another place.
   * - `unknown`: the same, but it may have arrived, so the next attempt looks for it first.
   * - `unseen`: it was looked for and not found so far.
   * - `unclear`: it was refused with a code on no list, which is counted.
   * - `refused`: Slack refuses it until a person acts. It does not count as undelivered meanwhile.
   */
  postpone(
    batch: Batch,
    inMs: number,
    outcome: 'card' | 'not_sent' | 'away' | 'not_edited' | 'unknown' | 'unseen' | 'unclear' | 'refused',
    from?: string,
  ): Promise<void>;
  /** Stops prolonging the lease of a batch, so that another worker takes its place. */
  drop(batch: Batch): void;
  /**
   * Stores the `ts` of a card, or that the card no longer exists (`undefined`), which is counted for the first delivery.
   * The batch stays taken.
   */
  setCard(batch: Batch, sid: string, ts: string | undefined, noted?: Noted): Promise<void>;
  /** Queues a delivery, unless one with its id is queued. One that only edits a card waits until all else is told. */
  put(place: Place, delivery: Delivery): Promise<void>;
  /** Queues a delivery and remembers its id as `Once` does, in one write; nothing if it was remembered before. */
  putOnce(place: Place, delivery: Delivery): Promise<void>;
}

/** A delivery that could not be told. */
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
  /** Safe to repeat. @returns its id */
  keep(place: Place, delivery: Delivery, reason: string): Promise<string>;
  /** Letters of one workspace, newest first. */
  of(team: string): Promise<readonly DeadLetter[]>;
  /** Queues it once more. `paused`: it stays, as its place is paused. `unknown`: it was queued before, or is too old. */
  again(id: string): Promise<'queued' | 'paused' | 'unknown'>;
}

/** Pause of a place. `trying`: somebody asked to go on, and the next post shows whether Slack lets the bot. */
export interface Pause {
  readonly reason: string;
  readonly state: 'paused' | 'trying';
}

/** Places where Slack does not let the bot post. Their watches and rules stay. */
export interface Pauses {
  /**
   * Pauses a place, and tells each owner of a watch or a rule there once, by a direct message. `already`: it was paused
   * before. `none`: nothing is watched there and there are no rules.
   */
  pause(place: Place, reason: string): Promise<'paused' | 'already' | 'none'>;
  /**
   * Tells a place again: at first a summary of what it missed, then its cards. `running`: it is not paused. `rules`:
   * nothing is watched there, so only its rules go on. `none`: there are no rules either.
   */
  resume(place: Place): Promise<'trying' | 'running' | 'rules' | 'none'>;
  /** Ends the pause: Slack has taken a message there. */
  reached(place: Place): Promise<void>;
  of(place: Place): Promise<Pause | undefined>;
  /** All places of the workspace that watch something or have rules, paused or not. */
  everywhere(team: string): Promise<readonly Place[]>;
}

/** Mutes, stored with their watches. */
export interface Mutes {
  /** Begins or replaces a mute, and queues an edit of the card. `undefined`: the place does not watch the recording. */
  mute(
    place: Place,
    sid: string,
    choice: MuteChoice,
    by: string,
  ): Promise<{ readonly mute: Mute; readonly before?: Mute } | undefined>;
  /**
   * Ends a mute, and queues its summary and an edit of the card. It is kept as over until these are told.
   * @param told time from which on news is told and not missed; default: now
   * @returns the mute that has ended; `undefined` if there was none
   */
  unmute(place: Place, sid: string, told?: Instant): Promise<Mute | undefined>;
  /** Ends mutes whose time is up; answers how many. */
  sweep(): Promise<number>;
}

/** People who take care of bad news, by message. */
export interface TakenOn {
  /**
   * Notes who takes care of the bad news in a message and queues a line under the card, unless somebody did before.
   * @param message its `ts`
   * @returns who did before, and when; `undefined`: nobody did
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
  /** Time of the verdict, which differs if the recording ends again or is judged again. */
  readonly of: Instant;
}

export interface Illustration {
  readonly of: Instant;
  /** Slack's id of the file; absent: there will be none. */
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

export interface Backlog {
  /** Number of places for which something waits to be told. */
  lanesWaiting(): Promise<number>;
  /** Number of dead letters. */
  deadLetters(): Promise<number>;
}
