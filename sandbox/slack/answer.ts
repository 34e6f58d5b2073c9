import { Refusal } from './refusal.ts';

/** An HTTP answer in the making. */
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

/** @param status for a refusal other than `ratelimited` */
export const answerRefusal = ({ error, details, retryAfter }: Refusal, status = 200): Answer => ({
  status: retryAfter === undefined ? status : 429,
  headers: retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) },
  body: { ok: false, error, ...details },
});

/** Runs what may refuse; anything else that is thrown is a mistake of ours and passes through. */
export function answerOrRefuse(run: () => Answer, statusOf: (error: string) => number = () => 200): Answer {
  try {
    return run();
  } catch (error) {
    if (error instanceof Refusal) return answerRefusal(error, statusOf(error.error));
    throw error;
  }
}
