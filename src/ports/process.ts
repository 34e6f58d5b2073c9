import type { Instant } from '../recording/recording.ts';

export type Clock = () => Instant;

/**
 * One log line per decision, named for its outcome. The fact `error` is anything that was caught, and is logged with
 * its stack.
 */
export interface Log {
  info(facts: Record<string, unknown>, outcome: string): void;
  warn(facts: Record<string, unknown>, outcome: string): void;
  error(facts: Record<string, unknown>, outcome: string): void;
}

/** Tells work in hand that it is to end: any `AbortSignal`, or what does as much of it as is used. */
export interface Signal {
  readonly aborted: boolean;
  throwIfAborted(): void;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** Names and values that a span carries. Never a secret, and nothing that a person typed. */
export type Facts = Readonly<Record<string, string | number | boolean>>;

/** Steps of a command or a piece of news, for a collector of traces. */
export interface Trace {
  /**
   * Runs `work` as one span, below the span that is under way.
   * @param from earlier spans, in any process, that this one goes on from (`here`): below the first, linked to the others
   */
  span<Done>(
    name: string,
    facts: Facts,
    work: (learnt: (facts: Facts) => void) => Promise<Done>,
    from?: readonly string[],
  ): Promise<Done>;
  /** A span that took so many milliseconds and has ended just now. */
  took(name: string, facts: Facts, ms: number): void;
  /** The span under way, as a W3C `traceparent`; `undefined` outside of any. */
  here(): string | undefined;
}

/** Remembers for an hour what was handled. */
export interface Once {
  /** `true` the first time that any process sees this id. */
  first(id: string): Promise<boolean>;
  /** Whether the id was seen; remembers nothing. */
  seen(id: string): Promise<boolean>;
  /** Forgets an id whose handling failed, so that the next time is the first again. */
  forget(id: string): Promise<void>;
}
