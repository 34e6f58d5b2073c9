import type { App } from '@slack/bolt';
import type { Log } from '../../ports/process.ts';
import { type Kind, kindOf, type Payload, typeOf } from './payload.ts';

/** Whether a payload is for Bolt. Others are logged here, and the caller has to acknowledge them. */
export function isHeard(body: Payload, log: Log): boolean {
  const kind: Kind = kindOf(body);
  if (kind === 'rate_limited') log.warn({ minute: body.minute_rate_limited }, 'slackEventsLimited');
  if (kind === 'unknown') log.warn({ type: typeOf(body) }, 'slackUnknown');
  return kind !== 'rate_limited' && kind !== 'unknown';
}

/** Types whose acknowledgement holds the answer. */
const ANSWERED_BY_ACK: ReadonlySet<unknown> = new Set([
  'view_submission',
  'block_suggestion',
  'dialog_submission',
]);

/** Answers a person whom no listener has answered. Never throws. */
export interface Apology {
  /** Response to a form, in place of the one of its listener. */
  form(body: Payload, error: unknown): Promise<object>;
  /** Sends a message to the sender, if the payload names one. */
  tell(body: Payload, error: unknown): Promise<void>;
}

/** No listener matches: the button or command belongs to another version of the bot or of its manifest. */
export class Unheard extends Error {
  override readonly name = 'Unheard';
}

/** The listener of a form has not answered it in time. */
class Unanswered extends Error {
  override readonly name = 'Unanswered';
}

/**
 * Milliseconds after which a form is answered in place of its listener, which answers within 1.5 s unless something
 * hangs. Slack waits 3 s, transport included.
 */
const FORM_WITHIN_MS = 2_400;

/**
 * Acknowledges payloads at once, except where the acknowledgement holds the answer: Slack waits three seconds. Answers
 * in place of listeners that threw or do not exist, and where Bolt itself threw. Errors of Bolt end here.
 */
export function answerUnheard(app: App, log: Log, apology: Apology): void {
  const failures = new WeakMap<object, unknown>();
  app.error(async ({ error, body }: { readonly error: Error; readonly body: object }) => {
    // Bolt wraps the error of a listener; the original has the stack.
    const thrown = 'original' in error ? error.original : error;
    failures.set(body, thrown);
    log.error({ error: thrown }, 'listenerFailed');
  });

  const listen = app.processEvent.bind(app);
  app.processEvent = async (event) => {
    const { body } = event;
    const type = typeOf(body);
    const isForm = type === 'view_submission';
    let [acknowledged, heard] = [false, false];
    const acknowledge = (response?: object) => {
      acknowledged = true;
      return event.ack(response).catch((error: unknown) => log.warn({ type, error }, 'slackNotAcknowledged'));
    };
    const ack: typeof event.ack = async (response) => {
      heard = true;
      if (!acknowledged) {
        acknowledged = true;
        await event.ack(response);
      } else if (isForm) log.warn({ type }, 'slackAnsweredLate');
    };
    const answerForm = async (error: unknown) => {
      const answer = await apology.form(body, error);
      if (!acknowledged) await acknowledge(answer);
    };

    if (!ANSWERED_BY_ACK.has(type)) await acknowledge();
    const late = setTimeout(() => {
      if (isForm && !acknowledged) void answerForm(new Unanswered('not answered in time'));
    }, FORM_WITHIN_MS);
    await listen({ ...event, ack }).catch((error: unknown) => {
      failures.set(body, error);
      log.error({ type, error }, 'slackPayloadBroken');
    });
    clearTimeout(late);

    const failed = failures.has(body);
    if (heard && !failed) return;
    if (!failed) log.warn({ type }, 'slackUnheard');
    const error = failed ? failures.get(body) : new Unheard('nobody listens to it');
    if (isForm && !acknowledged) return answerForm(error);
    if (!acknowledged) await acknowledge();
    if (kindOf(body) === 'person') await apology.tell(body, error);
  };
}
