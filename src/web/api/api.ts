import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ForBackends } from '../../flows/for-backends.ts';
import { createGuessing, type GuessNeeds } from '../guesses.ts';
import { answer, decoded, type RequestListener } from '../listen.ts';
import { readJson } from './body.ts';
import { createHandlers } from './handlers.ts';
import { type ApiKey, hasScope, keyIn, scopeFor } from './keys.ts';
import { openApiDocument } from './openapi.ts';
import { match } from './operations.ts';
import { answerProblem, CLOSE, Problem, unavailable } from './problem.ts';

interface ApiOptions extends GuessNeeds {
  /** Keys by which backends are known at this moment; none at all turns the API off. */
  readonly keys: () => readonly ApiKey[];
  readonly flows: ForBackends;
}

const TOKENS = { counted: 'apiGuessed', logged: 'apiUnauthorized', proof: 'a valid token' };

const DOCUMENT_PATH = '/v1/openapi.json';

/** Everything below `/v1`: for backends that start recordings. Each answer is JSON, each refusal problem details. */
export function createApi({ keys, flows, ...options }: ApiOptions): RequestListener {
  const { log } = options;
  const guessed = createGuessing(options, TOKENS);
  const handlers = createHandlers(flows, log);
  const document = openApiDocument();

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (keys().length === 0) throw new Problem(404, API_IS_OFF);
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
    // The document holds no secret, and tools fetch it without a token.
    if (isDocument) return answer(response, 200, document);
    const key = keyIn(request.headers.authorization, keys());
    // The body of a request without a valid key is not read.
    if (!key) throw unauthorized(request);
    if (!hasScope(key, scopeFor(method))) throw outOfScope(key, scopeFor(method));

    const name = matched?.operations.get(method);
    if (!matched || !name) throw new Error(`No operation answers ${method} ${pathname}`);
    const sid = matched.sid === undefined ? '' : decoded(matched.sid);
    const done = await handlers[name]({ sid, query: searchParams, body: () => readJson(request), by: key });
    if (done.body === undefined) response.writeHead(done.status).end();
    else answer(response, done.status, done.body);
  }

  /** Counts and slows down callers without a valid key, whatever the refusal, so that they cannot fill the log. */
  async function problemOf(error: unknown, request: IncomingMessage): Promise<Problem> {
    if (!(error instanceof Problem)) return unavailable(error, log, 'apiUnanswered', UNANSWERED);
    if (!keyIn(request.headers.authorization, keys())) return guessed(request, error);
    log.info({ status: error.status, fields: error.errors.map(({ field }) => field) }, 'apiRefused');
    return error;
  }

  return (request, response) => {
    serve(request, response).catch(async (error: unknown) =>
      answerProblem(response, await problemOf(error, request)),
    );
  };
}

const API_IS_OFF = 'The API is off. Setting API_TOKENS or API_KEYS_FILE turns it on.';

/** Answer where a flow rejects, because Redis or Slack is away. */
const UNANSWERED =
  'This could not be done now, most likely because Redis or Slack does not answer. Try again; to repeat a request does no harm.';

function unauthorized({ headers }: IncomingMessage): Problem {
  const borne = headers.authorization !== undefined;
  return new Problem(
    401,
    borne
      ? 'This token is none that API_TOKENS or API_KEYS_FILE knows.'
      : 'Send a token: authorization: Bearer <one of API_TOKENS, or a key of API_KEYS_FILE>.',
    {
      headers: {
        'www-authenticate': `Bearer realm="recording-watch"${borne ? ', error="invalid_token"' : ''}`,
        ...CLOSE,
      },
    },
  );
}

const outOfScope = ({ name, scope }: ApiKey, needed: string): Problem =>
  new Problem(403, `The key ${name} has the scope ${scope}; this needs the scope ${needed}.`, {
    headers: {
      'www-authenticate': `Bearer realm="recording-watch", error="insufficient_scope", scope="${needed}"`,
      ...CLOSE,
    },
  });
