import type { Observation } from '../recording/observation.ts';
import type { Recording } from '../recording/recording.ts';

/**
 * Asked before each further request of one look: waits for so many milliseconds and pays for it. Answers false when
 * there shall be none.
 */
export type Again = (waitMs: number) => Promise<boolean>;

/** Agora, as far as the bot uses it: one question. */
export interface Agora {
  /**
   * Asks once, and where that failed on its way, other hosts, as often as it may `again`. The first request is paid for.
   * Never throws for an answer; rejects only when `signal` aborts or `again` rejects.
   */
  look(recording: Recording, again: Again, signal?: AbortSignal): Promise<Observation>;
}
