import type { Instant } from '../recording/recording.ts';
import type { Delivery } from '../recording/telling/delivery.ts';
import type { Mute, MuteChoice } from '../recording/watching/mute.ts';
import type { Place } from '../recording/watching/place.ts';

/** Content of a place's outbox, taken by one worker at a time. */
export interface Batch {
  readonly place: Place;
  readonly token: string;
  /** Deliveries in order; the first is told now. */
  readonly deliveries: readonly [Delivery, ...Delivery[]];
  /** An earlier attempt at the first may have reached Slack: look for it before posting again. */
  readonly doubtful: boolean;
  /** Number of failed attempts at the first. */
  readonly attempts: number;
  /** Number of times Slack refused the first with a code on no list. */
  readonly refusals: number;
  /** Number of news told here one by one in the last three seconds. */
  readonly lately: number;
  /** Time for which news was gathered after a recent digest, in milliseconds; 0 without one. */
  readonly gatheredMs: number;
  /** The last attempt to tell the place failed; it is worth a word that one succeeds now. */
  readonly paused: boolean;
}

export interface Outbox {
  /** Leases the place's outbox; `undefined` if there is nothing to tell now or another worker has it. */
  take(place: Place): Promise<Batch | undefined>;
  /** Notes that a post is about to be sent, so that a crash leaves a doubt, not a gap. */
  sending(batch: Batch): Promise<void>;
  /**
   * Removes the first delivery, which was told.
   * @param nextIn time until this place may be posted to again, in milliseconds
   * @param told kind of message that counts as noise there
   */
  settle(batch: Batch, nextIn: number, told?: 'news' | 'digest'): Promise<void>;
  /** Puts a digest in place of the news that it tells, before any of them; the batch stays taken. */
  fold(batch: Batch, digest: Delivery<'digest'>): Promise<Batch>;
  /**
   * Keeps the first delivery for later. `unknown`: it may have reached Slack, so the next attempt looks first.
   * `unclear`: refused with a code on no list, and counted. `refused`: Slack refuses it until a person acts, so it does
   * not count as undelivered meanwhile.
   */
  postpone(
    batch: Batch,
    inMs: number,
    outcome: 'not_sent' | 'unknown' | 'unclear' | 'refused',
  ): Promise<void>;
  /** Stores where the card of a watch was posted, or that it is gone (`undefined`). The batch stays taken. */
  setCard(batch: Batch, sid: string, ts: string | undefined): Promise<void>;
  /**
   * Queues a delivery. An id that is still queued is not queued again. A recording's delivery without news waits until
   * nothing else is left to tell, because it only edits a card.
   */
  put(place: Place, delivery: Delivery): Promise<void>;
}

/** Remembers for an hour what was handled. */
export interface Once {
  /** `true` the first time that any process sees this id. */
  first(id: string): Promise<boolean>;
  /** Whether the id was seen; remembers nothing. */
  seen(id: string): Promise<boolean>;
  /** Forgets an id whose handling failed, so that the next time is the first again. */
  forget(id: string): Promise<void>;
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

/** A callback as it came, verified. */
export interface Relayed {
  readonly app: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Callbacks on their way to a team's own handler. */
export interface Relays {
  /** Keeps it until it is handed on, or given up. Resolved, it survives the end of any process. */
  pass(one: Relayed): Promise<void>;
}
