import type { Observation } from '../recording/observation.ts';
import type { Recording } from '../recording/recording.ts';

/** Agora, as far as the bot uses it: one question. */
export interface Agora {
  /** Asks once, host failover included. Never throws for an answer; rejects only when `signal` aborts. */
  look(recording: Recording, signal?: AbortSignal): Promise<Observation>;
}
