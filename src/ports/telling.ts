import type { Instant } from '../recording/recording.ts';
import type { Delivery } from '../recording/telling/delivery.ts';
import type { Mute, MuteChoice } from '../recording/watching/mute.ts';
import type { Place } from '../recording/watching/place.ts';

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
  /** How often Slack refused the first for a reason that is on no list. */
  readonly refusals: number;
  /** How many news were told here one by one in the last three seconds. */
  readonly lately: number;
  /** For how long news was gathered after a digest that was told a moment ago, in milliseconds; else 0. */
  readonly gatheredMs: number;
  /** The place could not be told the last time: that it can be is worth a word. */
  readonly paused: boolean;
}

export interface Outbox {
  /** Leases the place's outbox, or `undefined` when there is nothing to tell now or somebody else has it. */
  take(place: Place): Promise<Batch | undefined>;
  /** Notes that a post is about to be sent, so that a crash leaves a doubt rather than a gap. */
  sending(batch: Batch): Promise<void>;
  /**
   * The first delivery is told: removes it. `nextIn`: milliseconds until this place may be posted to again. `told`: what
   * counts as noise there.
   */
  settle(batch: Batch, nextIn: number, told?: 'news' | 'digest'): Promise<void>;
  /** Puts a digest in the place of the news that it tells, before any of them; the batch stays taken. */
  fold(batch: Batch, digest: Delivery<'digest'>): Promise<Batch>;
  /**
   * The first delivery stays. `unknown`: it may have reached Slack, so the next attempt looks first. `unclear`: refused
   * for a reason that is on no list, and counted. `refused`: Slack will not have it until a person acts, so it does not
   * count as undelivered meanwhile.
   */
  postpone(
    batch: Batch,
    inMs: number,
    outcome: 'not_sent' | 'unknown' | 'unclear' | 'refused',
  ): Promise<void>;
  /** Records where the card of a watch was posted, or that it is gone (`undefined`). The batch stays taken. */
  setCard(batch: Batch, sid: string, ts: string | undefined): Promise<void>;
  /**
   * Queues a delivery. Repeating an id that is still queued does nothing. One of a recording without news is told when
   * nothing else is left to tell, for it only edits a card.
   */
  put(place: Place, delivery: Delivery): Promise<void>;
}

/** Remembers what was already handled, for an hour. */
export interface Once {
  /** `true` the first time this id is seen by any process. */
  first(id: string): Promise<boolean>;
  /** Whether it was, without remembering anything. */
  seen(id: string): Promise<boolean>;
  /** It came to nothing: the next time is the first again. */
  forget(id: string): Promise<void>;
}

/** A delivery that Slack refuses for what it is, in every form, or that no summary would make good. */
export interface DeadLetter {
  /** Short enough to be typed; the same for the same delivery in the same place. */
  readonly id: string;
  readonly place: Place;
  /** Slack's code. */
  readonly reason: string;
  readonly at: Instant;
}

/** What could not be told, kept until somebody has it told again, for thirty days at most. */
export interface DeadLetters {
  /** Repeating it changes nothing. */
  keep(place: Place, delivery: Delivery, reason: string): Promise<void>;
  /** Of one workspace, the newest first. */
  of(team: string): Promise<readonly DeadLetter[]>;
  /**
   * Queues it once more. `paused`: it stays, because the place is told nothing at present. `unknown`: it has been told
   * again already, or is older than what is kept.
   */
  again(id: string): Promise<'queued' | 'paused' | 'unknown'>;
}

/** Why a place is told nothing. `trying`: somebody asked to go on, and the next post will show whether Slack lets the bot. */
export interface Pause {
  readonly reason: string;
  readonly state: 'paused' | 'trying';
}

/** Places that Slack does not let the bot tell. Everything watched there stays watched, and is listed with the reason. */
export interface Pauses {
  /**
   * Stops telling a place, with everything that it watches, and queues one direct message to each of the people who own
   * a watch or a rule there. However often it is called, they are told once until the place has been reached again.
   */
  pause(place: Place, reason: string): Promise<void>;
  /**
   * Tells again: first what was missed of all that is watched there, in one delivery, then its cards. `running`: the
   * place is not paused. `rules`: nothing is watched there, so only its rules go on. `none`: there are none either.
   */
  resume(place: Place): Promise<'trying' | 'running' | 'rules' | 'none'>;
  /** Slack has taken something there: the pause is over, also for what nobody has asked to resume. */
  reached(place: Place): Promise<void>;
  of(place: Place): Promise<Pause | undefined>;
  /** All places of the workspace that watch something or have rules, paused or not. */
  everywhere(team: string): Promise<readonly Place[]>;
}

/** Silences, kept with the watches that they are about. */
export interface Mutes {
  /** Begins one, or takes the place of one; has the card say so. `undefined`: the place does not watch it. */
  mute(
    place: Place,
    sid: string,
    choice: MuteChoice,
    by: string,
  ): Promise<{ readonly mute: Mute; readonly before?: Mute } | undefined>;
  /**
   * Ends one: what was missed and the card follow. It stays with its watch, as one that is over, until that is told.
   * @param told what was learnt then is told by itself, and no longer counts as missed
   * @returns the mute that has ended; `undefined` when there was none
   */
  unmute(place: Place, sid: string, told?: Instant): Promise<Mute | undefined>;
  /** Ends those whose time is up; answers how many. Any number of processes may do so at once. */
  sweep(): Promise<number>;
}

/** The picture of one ending, wanted for one card. */
export interface Order {
  readonly place: Place;
  readonly sid: string;
  /** When the verdict was given that it shows: one that comes back and ends again, or is judged anew, has another. */
  readonly of: Instant;
}

export interface Illustration {
  readonly of: Instant;
  /** Slack's id of the file; absent where there will be none. */
  readonly file?: string;
  /** How often Slack would not show it. */
  readonly refusals: number;
}

/** Pictures that were uploaded, by card; and the queue of those to be drawn. */
export interface Illustrations {
  find(place: Place, sid: string): Promise<Illustration | undefined>;
  put(place: Place, sid: string, illustration: Illustration): Promise<void>;
  /** Has it drawn soon. An order that waits already is not repeated. */
  want(order: Order): Promise<void>;
}
