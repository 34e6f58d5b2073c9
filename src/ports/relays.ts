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
