import { Refusal } from '../refusal.ts';

/** HTTP answer to a call of the bot. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
}

export const answerOk = (body: Readonly<Record<string, unknown>>): Answer => ({
  status: 200,
  headers: {},
  body: { ok: true, ...body },
});

/** @param status HTTP status for a refusal other than `ratelimited` */
export const answerRefusal = ({ error, details, retryAfter }: Refusal, status = 200): Answer => ({
  status: retryAfter === undefined ? status : 429,
  headers: retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) },
  body: { ok: false, error, ...details },
});

/** Converts a thrown {@link Refusal} to an answer. Other errors are defects of the sandbox and are thrown on. */
export function answerOrRefuse(run: () => Answer, statusOf: (error: string) => number = () => 200): Answer {
  try {
    return run();
  } catch (error) {
    if (error instanceof Refusal) return answerRefusal(error, statusOf(error.error));
    throw error;
  }
}
