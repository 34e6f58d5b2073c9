import { parse } from 'node:querystring';

/** Addressee of something from Slack. */
export type Kind =
  /** Listeners to events. */
  | 'event'
  /** Listeners to commands, presses, shortcuts and forms: a person waits for the answer. */
  | 'person'
  /** Bolt itself: a question whether the address or its certificate works. */
  | 'check'
  /** Nobody: Slack drops events of this app for a minute (docs.slack.dev, "app_rate_limited"). It holds no event. */
  | 'rate_limited'
  /** Nobody: Slack may learn to send what this bot does not know. */
  | 'unknown';

/** `type` of interactions, as Bolt tells them apart. */
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

/** Type that Slack gives it, for the log; bounded because nothing else is known of it. */
export const typeOf = (body: unknown): string | undefined =>
  isPayload(body) && typeof body.type === 'string' ? body.type.slice(0, 40) : undefined;

export const FORM = 'application/x-www-form-urlencoded';

export const isForm = (contentType: string | undefined): boolean =>
  contentType?.split(';')[0]?.trim().toLowerCase() === FORM;

/** The body of a request, read exactly as Bolt reads it; `undefined` where it holds no object. */
export function payloadIn(contentType: string | undefined, body: Buffer): Payload | undefined {
  const text = body.toString();
  if (!isForm(contentType)) return readObject(text);
  const fields = parse(text);
  return typeof fields.payload === 'string' ? readObject(fields.payload) : fields;
}

/** @returns `undefined` where the text is no JSON or its value no object: Bolt would read properties of it all the same */
export function readObject(text: string): Payload | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isPayload(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
