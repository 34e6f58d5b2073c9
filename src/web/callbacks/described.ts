import { LARGEST_BODY } from '../api/body.ts';
import { CALLBACKS_PATH } from './callbacks.ts';

const taken = {
  type: 'object',
  properties: { taken: { const: true }, healthCheck: { type: 'boolean' } },
  required: ['taken'],
  additionalProperties: false,
};

const notice = {
  type: 'object',
  properties: {
    noticeId: { type: 'string' },
    productId: { type: 'integer', description: '3: Cloud Recording' },
    eventType: { type: 'integer' },
    notifyMs: { type: 'integer' },
    payload: { type: 'object' },
  },
  required: ['eventType'],
};

const REFUSED: Readonly<Record<number, string>> = {
  400: 'Signed, and no notice',
  401: 'Unsigned, or signed with another secret',
  404: 'Callbacks are off, for this app or for all',
  405: 'This path knows no such method',
  413: `The body is larger than ${LARGEST_BODY} bytes`,
  429: 'Too many requests without a valid signature from one address; those with one are never refused so',
  503: 'It could not be kept; send it again',
};

/** The two addresses for Agora's notification service, as OpenAPI has paths. @param refusal body of a refusal */
export function describedCallbacks(refusal: object): Record<string, Record<string, object>> {
  const operation = {
    summary: 'For Agora’s notification service: what it says of recordings',
    description:
      'Verified by Agora-Signature-V2 or Agora-Signature over the raw body, kept, and then answered. Copies and any order do no harm.',
    security: [],
    requestBody: {
      required: true,
      content: { 'application/json': { schema: { oneOf: [notice, { type: 'array', items: notice }] } } },
    },
    responses: {
      200: { description: 'Kept, or a health check', content: { 'application/json': { schema: taken } } },
      ...Object.fromEntries(
        Object.entries(REFUSED).map(([status, description]) => [status, { description, content: refusal }]),
      ),
    },
  };
  const app = { name: 'app', in: 'path', required: true, schema: { type: 'string' } };
  return {
    [CALLBACKS_PATH]: { post: { operationId: 'callback', ...operation } },
    [`${CALLBACKS_PATH}/{app}`]: { post: { operationId: 'callbackOfApp', parameters: [app], ...operation } },
  };
}
