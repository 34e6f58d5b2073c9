import type { Observation } from '../recording/observation.ts';
import type { Recording } from '../recording/recording.ts';

/**
 * Called before each further request of one look: waits for `waitMs` and reserves the request. Answers `false` if there
 * may be none.
 */
export type Again = (waitMs: number) => Promise<boolean>;

/** The part of Agora that the bot uses: one question. */
export interface Agora {
  /**
   * Asks once; after a network failure, asks other hosts as long as `again` allows it. The caller has reserved the
   * first request. Never throws for an answer; rejects only when `signal` aborts or `again` rejects.
   */
  look(recording: Recording, again: Again, signal?: AbortSignal): Promise<Observation>;
}
