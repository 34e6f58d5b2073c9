import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { type CallerNeeds, createCallers } from '../../callers.ts';
import { readBody } from '../../read-body.ts';
import { LARGEST_REQUEST, TIMES } from '../limits.ts';
import { FORM, isForm, payloadIn } from './payload.ts';
import { isHeard } from './unheard.ts';

export const EVENTS_PATH = '/slack/events';

export interface InletOptions extends CallerNeeds {
  /** Secrets that are valid now; two while they are rotated. */
  readonly signingSecrets: () => readonly string[];
  /** Whether requests are accepted; a stopping bot answers 503, so that Slack delivers them again. */
  readonly isOpen: () => boolean;
  /** Bolt's listener, which takes the body from `rawBody` and does not read the stream again. */
  readonly next: RequestListener;
}

/** Listens to Slack's HTTP requests. Those that are too large, unsigned, old or no object do not reach Bolt. */
export function createInlet(options: InletOptions): RequestListener {
  const noted = {
    forged: createCallers(options, { counted: 'slackRefused', logged: 'slackRequestForged' }),
    tooLarge: createCallers(options, { counted: 'slackRefused', logged: 'slackRequestTooLarge' }),
    broken: createCallers(options, { counted: 'slackRefused', logged: 'slackRequestBroken' }),
  };
  return (request, response) => {
    receive(request, response, options, noted).catch((error: unknown) => {
      noted.broken(request, { why: error instanceof Error ? error.name : typeof error });
      refuse(response, 400, 'The request could not be read to its end.');
    });
  };
}

/** Refusals by kind. Anybody can cause them, so `createCallers` logs each caller only now and then. */
type Noted = Readonly<Record<'forged' | 'tooLarge' | 'broken', ReturnType<typeof createCallers>>>;

async function receive(
  request: IncomingMessage,
  response: ServerResponse,
  options: InletOptions,
  noted: Noted,
) {
  const { signingSecrets, log, now, isOpen, next } = options;
  if (request.url?.split('?')[0] !== EVENTS_PATH) {
    return refuse(response, 404, `Slack talks to this bot at ${EVENTS_PATH}; nothing else lives here.`);
  }
  if (request.method !== 'POST') {
    response.setHeader('allow', 'POST');
    return refuse(response, 405, 'Slack sends POST requests here; nothing else is answered.');
  }
  if (!isOpen()) {
    response.setHeader('retry-after', '5');
    return refuse(response, 503, 'The bot is stopping. Please deliver this again in a moment.');
  }
  const body = await readBody(request, LARGEST_REQUEST);
  if (body === undefined) {
    noted.tooLarge(request, { limit: LARGEST_REQUEST });
    return refuse(
      response,
      413,
      `The request is larger than ${LARGEST_REQUEST} bytes; Slack’s own never are.`,
    );
  }
  const signature = header(request, 'x-slack-signature');
  const timestamp = header(request, 'x-slack-request-timestamp');
  if (!isSigned({ signature, timestamp, body }, signingSecrets(), now())) {
    noted.forged(request, { timestamp });
    return refuse(response, 401, 'The request is not signed by Slack within the last five minutes.');
  }
  const contentType = header(request, 'content-type');
  const payload = payloadIn(contentType, body);
  if (payload === undefined) {
    log.warn({}, 'slackRequestUnreadable');
    return refuse(response, 400, 'The body is neither a form nor a JSON object.');
  }
  if (!isHeard(payload, log)) {
    response.writeHead(200).end();
    return;
  }
  // Bolt compares the content type with exactly this text.
  if (isForm(contentType)) request.headers['content-type'] = FORM;
  next(Object.assign(request, { rawBody: body }), response);
}

const header = ({ headers }: IncomingMessage, name: string): string | undefined => {
  const value = headers[name];
  return typeof value === 'string' ? value : undefined;
};

function refuse(response: ServerResponse, status: number, sentence: string): void {
  if (response.headersSent) return;
  // The body may be unread, so the connection cannot be used again.
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' });
  response.end(`${sentence}\n`);
}

interface Signed {
  readonly signature: string | undefined;
  /** Seconds since 1970, as text. */
  readonly timestamp: string | undefined;
  readonly body: Buffer;
}

/**
 * Whether Slack signed a request just now with one of these secrets (docs.slack.dev, "Verifying requests from Slack").
 * Bolt takes one secret only, and accepts timestamps in the future, so that a stolen request could be sent later.
 * @param now milliseconds since 1970
 */
function isSigned({ signature, timestamp, body }: Signed, secrets: readonly string[], now: number): boolean {
  if (signature === undefined || timestamp === undefined || !/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(now - Number(timestamp) * 1_000) > TIMES.signature) return false;
  const given = Buffer.from(signature);
  return secrets.reduce((found, secret) => {
    const hash = createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest('hex');
    const expected = Buffer.from(`v0=${hash}`);
    return (expected.length === given.length && timingSafeEqual(expected, given)) || found;
  }, false);
}
