import type { BlindCause } from '../recording/news.ts';
import type { Observation } from '../recording/observation.ts';
import type { Recording } from '../recording/recording.ts';
import type { Signal } from './process.ts';

/** Called before each further request of a look: waits for `waitMs` and reserves the request. `false`: none is allowed. */
export type Again = (waitMs: number) => Promise<boolean>;

export interface Agora {
  /**
   * Queries one recording; after a network failure, on other hosts as long as `again` allows it. The caller has
   * reserved the first request. Rejects only when `signal` aborts or `again` rejects.
   */
  look(recording: Recording, again: Again, signal?: Signal): Promise<Observation>;
}

/** Addresses from which Agora's notification service calls, or why they are unknown. They may change every few days. */
export type CallbackSenders =
  | { readonly kind: 'known'; readonly addresses: readonly string[] }
  | {
      readonly kind: 'unknown';
      /** `other_answer`: Agora answered something else than a list of addresses. */
      readonly cause: BlindCause | 'other_answer';
    };

/** Asks Agora once for an app. The caller has reserved the request. Never rejects. */
export type AskSenders = (app: string) => Promise<CallbackSenders>;

/** A verified callback for the team's own handler. */
export interface Relayed {
  readonly app: string;
  /** Address of the handler, which may have a key in it. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Callbacks on their way to handlers. */
export interface Relays {
  /** Queues a callback. Once this resolves, the end of no process loses it. */
  pass(one: Relayed): Promise<void>;
}
