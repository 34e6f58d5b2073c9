import { parse } from 'node:querystring';

/** Kind of a payload, by who handles it. */
export type Kind =
  /** Listeners of events. */
  | 'event'
  /** Listeners of commands, presses, shortcuts and forms: a person waits for the answer. */
  | 'person'
  /** Bolt itself: a check of the address or its certificate. */
  | 'check'
  /** Nobody: Slack drops events of this app for a minute (docs.slack.dev, "app_rate_limited"). It holds no event. */
  | 'rate_limited'
  /** Nobody: a payload that this version does not know. */
  | 'unknown';

/** Values of `type` by which Bolt recognises interactions. */
const INTERACTIONS: ReadonlySet<unknown> = new Set([
  'block_actions',
  'block_suggestion',
  'dialog_submission',
  'interactive_message',
  'message_action',
  'shortcut',
  'view_closed',
  'view_submission',
]);

export type Payload = Readonly<Record<string, unknown>>;

export const isPayload = (value: unknown): value is Payload =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function kindOf({ event, type, command, ssl_check }: Payload): Kind {
  if (event !== undefined) return isPayload(event) && typeof event.type === 'string' ? 'event' : 'unknown';
  if (type === 'app_rate_limited') return 'rate_limited';
  if (type === 'url_verification' || ssl_check === '1') return 'check';
  return typeof command === 'string' || INTERACTIONS.has(type) ? 'person' : 'unknown';
}

/** Type of a payload for the log, cut because anything may stand there. */
export const typeOf = (body: unknown): string | undefined =>
  isPayload(body) && typeof body.type === 'string' ? body.type.slice(0, 40) : undefined;

export const FORM = 'application/x-www-form-urlencoded';

export const isForm = (contentType: string | undefined): boolean =>
  contentType?.split(';')[0]?.trim().toLowerCase() === FORM;

/** Payload of a request, read as Bolt reads it; `undefined` where the body holds no object. */
export function payloadIn(contentType: string | undefined, body: Buffer): Payload | undefined {
  const text = body.toString();
  if (!isForm(contentType)) return readObject(text);
  const fields = parse(text);
  return typeof fields.payload === 'string' ? readObject(fields.payload) : fields;
}

/** Parses a JSON object; `undefined` for other text, of which Bolt would read properties all the same. */
export function readObject(text: string): Payload | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isPayload(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
