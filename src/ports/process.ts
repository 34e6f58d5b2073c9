import type { Instant } from '../recording/recording.ts';

export type Clock = () => Instant;

/** One log line per decision, named for its outcome. The fact `error` may be anything that was caught. */
export interface Log {
  info(facts: Record<string, unknown>, outcome: string): void;
  warn(facts: Record<string, unknown>, outcome: string): void;
  error(facts: Record<string, unknown>, outcome: string): void;
}

/** The used part of an `AbortSignal`. */
export interface Signal {
  readonly aborted: boolean;
  throwIfAborted(): void;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** Attributes of a span. Never a secret, and nothing that a person typed. */
type Facts = Readonly<Record<string, string | number | boolean>>;

/** Traces of commands and news, for a collector. */
export interface Trace {
  /**
   * Runs `work` in a span, a child of the present one.
   * @param from earlier spans (`here`) of any process: the first becomes the parent instead, the others are linked
   */
  span<Done>(
    name: string,
    facts: Facts,
    work: (learnt: (facts: Facts) => void) => Promise<Done>,
    from?: readonly string[],
  ): Promise<Done>;
  /** Records a span of so many milliseconds that ends now. */
  took(name: string, facts: Facts, ms: number): void;
  /** The present span, as a W3C `traceparent`; `undefined` if there is none. */
  here(): string | undefined;
}

/** Ids that were handled within the last hour. */
export interface Once {
  /** Remembers an id. `true`: no process had seen it. */
  first(id: string): Promise<boolean>;
  /** Whether an id was seen. */
  seen(id: string): Promise<boolean>;
  /** Forgets an id whose handling failed, so that it can be handled again. */
  forget(id: string): Promise<void>;
}
