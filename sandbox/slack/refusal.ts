/** A refusal by Slack, answered as `{ ok: false, error }` with HTTP 200 by default. */
export class Refusal extends Error {
  /** Slack's error code. */
  readonly error: string;
  /** Further fields of the answer, e.g. `needed` and `provided`. */
  readonly details: Readonly<Record<string, unknown>>;
  /** Value of `Retry-After` in seconds; its presence makes the answer HTTP 429. */
  readonly retryAfter?: number;

  constructor(error: string, details: Readonly<Record<string, unknown>> = {}, retryAfter?: number) {
    super(error);
    this.name = 'Refusal';
    this.error = error;
    this.details = details;
    if (retryAfter !== undefined) this.retryAfter = retryAfter;
  }
}

export const ratelimited = (seconds: number): Refusal => new Refusal('ratelimited', {}, seconds);

/** Refusal of arguments that do not match Slack's schema, with the complaints in both fields that clients read. */
export const refuseWith = (error: string, complaints: readonly string[]): Refusal =>
  new Refusal(error, {
    errors: complaints.map((each) => each.replace(/^\[ERROR\] /, '')),
    response_metadata: { messages: complaints },
  });
