/** A request to the bot; its kinds are named as in Socket Mode. */
export interface Parcel {
  readonly kind: 'slash_commands' | 'interactive' | 'events_api';
  readonly payload: Readonly<Record<string, unknown>>;
  readonly retry?: { readonly num: number; readonly reason: string };
}

/** Result of sending it to the bot. */
export type Outcome =
  | { readonly kind: 'answered'; readonly status: number; readonly body: unknown; readonly noRetry: boolean }
  /** There is no listener, or the connection broke. */
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'timeout' };

/** A way to reach the bot. `send` never rejects. */
export interface Transport {
  send(parcel: Parcel, timeoutMs: number): Promise<Outcome>;
}
