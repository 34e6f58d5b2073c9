import { randomBytes } from 'node:crypto';
import { type ServerResponse, STATUS_CODES } from 'node:http';
import { z } from 'zod';
import type { Log } from '../../ports/process.ts';

/** One field of a request that cannot be taken as it is. */
export interface FieldError {
  /** `watch[0].channel`, or `body` for the whole. */
  readonly field: string;
  readonly message: string;
}

/** The body of every answer that is not a success (RFC 9457). */
export const ProblemDetails = z
  .strictObject({
    type: z.string().meta({ description: '`about:blank`: the problem is what the status says' }),
    title: z.string(),
    status: z.int(),
    detail: z.string().meta({ description: 'What is wrong and what to do, for a person' }),
    errors: z
      .array(z.strictObject({ field: z.string(), message: z.string() }))
      .readonly()
      .optional()
      .meta({ description: 'Every field that cannot be taken as it is' }),
  })
  .meta({ description: 'Problem details (RFC 9457)' });

interface More {
  readonly errors?: readonly FieldError[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** A refusal, thrown anywhere and answered in one place. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly errors: readonly FieldError[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, detail: string, { errors = [], headers = {} }: More = {}) {
    super(detail);
    this.status = status;
    this.errors = errors;
    this.headers = headers;
  }
}

/** Refusal of a request of which some fields cannot be taken. */
export const badFields = (...errors: readonly FieldError[]): Problem =>
  new Problem(400, `${errors.map(({ field, message }) => `${field} ${message}`).join('; ')}.`, { errors });

/** Closes the connection: the rest of a body that is not read would be taken for the next request. */
export const CLOSE = { connection: 'close' };

const TRY_AGAIN_SECONDS = '5';

/** Refusal after an unexpected error, which is logged under an id. @param detail sentences before the one with the id */
export function unavailable(error: unknown, log: Log, outcome: string, detail: string): Problem {
  const id = randomBytes(3).toString('hex');
  log.error({ id, error }, outcome);
  return new Problem(503, `${detail} The log of the bot knows this as ${id}.`, {
    headers: { 'retry-after': TRY_AGAIN_SECONDS },
  });
}

export function answerProblem(response: ServerResponse, problem: Problem): void {
  const { status, message, errors, headers } = problem;
  const body: z.input<typeof ProblemDetails> = {
    type: 'about:blank',
    title: STATUS_CODES[status] ?? 'Error',
    status,
    detail: message,
    ...(errors.length > 0 ? { errors } : {}),
  };
  response.writeHead(status, {
    'content-type': 'application/problem+json; charset=utf-8',
    'cache-control': 'no-store',
    ...headers,
  });
  response.end(`${JSON.stringify(body)}\n`);
}
