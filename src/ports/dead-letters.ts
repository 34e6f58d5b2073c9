import type { Instant } from '../recording/recording.ts';
import type { Delivery } from './deliveries.ts';
import type { Place } from './watches.ts';

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
