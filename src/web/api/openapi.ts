import { z } from 'zod';
import { describedCallbacks } from '../callbacks/described.ts';
import { LARGEST_BODY } from './body.ts';
import { OPERATIONS, type Operation } from './operations.ts';
import { ProblemDetails } from './problem.ts';

/** Refusals of every operation, beside those that depend on what it takes. */
const REFUSALS: Readonly<Record<number, string>> = {
  401: 'No token, or one that is not known; slower after some of these',
  403: 'The key lacks the scope that `detail` names, or is limited to other apps',
  404: 'Nothing lives here: unknown sid or path, or the API is off',
  405: 'This path knows no such method',
  429: 'Too many requests without a valid token from one address; those with one are never refused so',
  503: 'The bot cannot reach what it needs; nothing was lost, try again after `retry-after` seconds',
};

const BODY_REFUSALS: Readonly<Record<number, string>> = {
  400: 'Some fields cannot be taken; `errors` names each',
  413: `The body is larger than ${LARGEST_BODY} bytes`,
  415: 'The body is not JSON',
};

/** The JSON Schema of one shape, without its dialect, which OpenAPI 3.1 names once for the whole document. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output'): object {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io });
  return rest;
}

/** The whole API as an OpenAPI 3.1 document, made from the schemas that check requests and type answers. */
export function openApiDocument(): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const [operationId, operation] of Object.entries<Operation>(OPERATIONS)) {
    const { path, method } = operation;
    paths[path] = { ...paths[path], [method.toLowerCase()]: { operationId, ...described(operation) } };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Recording Watch',
      version: '1',
      description: 'Tell the bot of recordings as you start and stop them, and read what it knows of them.',
    },
    security: [{ bearer: [] }],
    paths: { ...paths, ...describedCallbacks(PROBLEM) },
    components: {
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          description:
            'One of API_TOKENS, or a key of API_KEYS_FILE: `register` may POST, PATCH and DELETE, `read` may GET, `all` both',
        },
      },
      schemas: { Problem: schemaOf(ProblemDetails, 'output') },
    },
  };
}

function described({ path, summary, description, body, query, answers }: Operation): object {
  const parameters = [
    ...(path.endsWith('{sid}')
      ? [{ name: 'sid', in: 'path', required: true, schema: { type: 'string' } }]
      : []),
    ...Object.entries(query ?? {}).map(([name, schema]) => ({
      name,
      in: 'query',
      required: false,
      schema: schemaOf(schema, 'input'),
    })),
  ];
  return {
    summary,
    ...(description === undefined ? {} : { description }),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body ? { requestBody: { required: true, content: json(schemaOf(body, 'input')) } } : {}),
    responses: { ...successes(answers), ...refusals(body !== undefined || query !== undefined) },
  };
}

const json = (schema: object): object => ({ 'application/json': { schema } });

const successes = (answers: Operation['answers']): object =>
  Object.fromEntries(
    Object.entries(answers).map(([status, { description, schema }]) => [
      status,
      { description, ...(schema ? { content: json(schemaOf(schema, 'output')) } : {}) },
    ]),
  );

const PROBLEM = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };

function refusals(takesFields: boolean): object {
  const possible = takesFields ? { ...REFUSALS, ...BODY_REFUSALS } : REFUSALS;
  return Object.fromEntries(
    Object.entries(possible).map(([status, description]) => [status, { description, content: PROBLEM }]),
  );
}
