/** Slack says no: answered as `{ ok: false, error }`, with HTTP 200 unless said otherwise. */
export class Refusal extends Error {
  /** Slack's error word. */
  readonly error: string;
  /** Further fields of the answer, e.g. `needed` and `provided`. */
  readonly details: Readonly<Record<string, unknown>>;
  /** Seconds until it may be tried again; makes the answer HTTP 429. */
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

/** As Slack answers what does not match its schema: the complaints both ways in which clients look for them. */
export const refuseWith = (error: string, complaints: readonly string[]): Refusal =>
  new Refusal(error, {
    errors: complaints.map((each) => each.replace(/^\[ERROR\] /, '')),
    response_metadata: { messages: complaints },
  });
