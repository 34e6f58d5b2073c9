import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ForBackends } from '../../flows/for-backends.ts';
import type { Log } from '../../ports/process.ts';
import { answer, type RequestListener } from '../listen.ts';
import { readJson } from './body.ts';
import { createHandlers } from './handlers.ts';
import { openApiDocument } from './openapi.ts';
import { match } from './operations.ts';
import { answerProblem, Problem } from './problem.ts';
import { createDoorkeeper } from './tokens.ts';

interface ApiOptions {
  /** Bearer tokens, any of which opens everything; none at all turns the API off. */
  readonly tokens: readonly string[];
  readonly flows: ForBackends;
  readonly log: Log;
}

const DOCUMENT_PATH = '/v1/openapi.json';

const TRY_AGAIN_SECONDS = '5';

/** Everything below `/v1`: for backends that start recordings. Each answer is JSON, each refusal problem details. */
export function createApi({ tokens, flows, log }: ApiOptions): RequestListener {
  const mayEnter = createDoorkeeper(tokens);
  const handlers = createHandlers(flows, log);
  const document = openApiDocument();

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (tokens.length === 0) throw new Problem(404, 'The API is off. Setting API_TOKENS turns it on.');
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://bot');
    const isDocument = pathname === DOCUMENT_PATH;
    const matched = isDocument ? undefined : match(pathname);
    if (!isDocument && !matched)
      throw new Problem(404, `Nothing lives here; ${DOCUMENT_PATH} says what does.`);

    const allowed = matched ? [...matched.operations.keys()] : ['GET'];
    const method = request.method ?? '';
    if (!allowed.includes(method)) {
      const allow = allowed.join(', ');
      throw new Problem(405, `This path knows ${allow}.`, { headers: { allow } });
    }
    // The document holds nothing that the source does not, and tools fetch it without a token.
    if (isDocument) return answer(response, 200, document);
    if (!mayEnter(request.headers.authorization)) throw unauthorized(request);

    const name = matched?.operations.get(method);
    if (!matched || !name) throw new Error(`No operation answers ${method} ${pathname}`);
    const sid = matched.sid === undefined ? '' : decoded(matched.sid);
    const done = await handlers[name]({ sid, query: searchParams, body: () => readJson(request) });
    if (done.body === undefined) response.writeHead(done.status).end();
    else answer(response, done.status, done.body);
  }

  return (request, response) => {
    serve(request, response).catch((error: unknown) => {
      answerProblem(response, error instanceof Problem ? noted(error, log) : unavailable(error, log));
    });
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function unauthorized({ headers }: IncomingMessage): Problem {
  const borne = headers.authorization !== undefined;
  return new Problem(
    401,
    borne
      ? 'This token is not one of API_TOKENS.'
      : 'Send a token: authorization: Bearer <one of API_TOKENS>.',
    {
      headers: {
        'www-authenticate': `Bearer realm="recording-watch"${borne ? ', error="invalid_token"' : ''}`,
        // The body of somebody unknown is not read.
        connection: 'close',
      },
    },
  );
}

/** What a stranger sends is worth a line; what a backend got wrong is in the answer it gets. */
function noted(problem: Problem, log: Log): Problem {
  if (problem.status === 401) log.warn({ detail: problem.message }, 'apiUnauthorized');
  else log.info({ status: problem.status, fields: problem.errors.map(({ field }) => field) }, 'apiRefused');
  return problem;
}

/** Flows reject when Redis or Slack is away; the log knows which by the id. */
function unavailable(error: unknown, log: Log): Problem {
  const id = randomBytes(3).toString('hex');
  log.error({ id, why: String(error) }, 'apiUnanswered');
  const detail = `This could not be done now, most likely because Redis or Slack does not answer. Try again; to repeat a request does no harm. The log of the bot knows this as ${id}.`;
  return new Problem(503, detail, { headers: { 'retry-after': TRY_AGAIN_SECONDS } });
}
