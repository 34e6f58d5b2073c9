import type { Instant } from '../recording/recording.ts';
import type { Mute, MuteChoice } from '../recording/watching/mute.ts';
import type { Place } from './watches.ts';

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
