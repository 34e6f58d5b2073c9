/** Something on its way to the bot; kinds as Socket Mode names them. */
export interface Parcel {
  readonly kind: 'slash_commands' | 'interactive' | 'events_api';
  readonly payload: Readonly<Record<string, unknown>>;
  readonly retry?: { readonly num: number; readonly reason: string };
}

/** How the bot took it. */
export type Outcome =
  | { readonly kind: 'answered'; readonly status: number; readonly body: unknown; readonly noRetry: boolean }
  /** Nobody listens there, or the connection broke. */
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'timeout' };

/** One way to reach the bot. Never rejects. */
export interface Transport {
  send(parcel: Parcel, timeoutMs: number): Promise<Outcome>;
}
