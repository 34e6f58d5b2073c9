import type { BlindCause } from '../recording/news.ts';
import type { Observation } from '../recording/observation.ts';
import type { Recording } from '../recording/recording.ts';
import type { Signal } from './process.ts';

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
  look(recording: Recording, again: Again, signal?: Signal): Promise<Observation>;
}

/** Addresses from which Agora's notification service calls, or why they are not known. They change within days. */
export type CallbackSenders =
  | { readonly kind: 'known'; readonly addresses: readonly string[] }
  /** `other_answer`: Agora answered something else than a list of addresses. */
  | { readonly kind: 'unknown'; readonly cause: BlindCause | 'other_answer' };

/** Asks once for an app. The caller has reserved the request. Never throws for an answer. */
export type AskSenders = (app: string) => Promise<CallbackSenders>;

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
