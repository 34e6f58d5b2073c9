import type { App } from '@slack/bolt';
import type { Log } from '../../ports/process.ts';
import { type Kind, kindOf, type Payload, typeOf } from './payload.ts';

/** Whether something is for Bolt. Anything for nobody is logged and counted here, and has to be acknowledged. */
export function isHeard(body: Payload, log: Log): boolean {
  const kind: Kind = kindOf(body);
  if (kind === 'rate_limited') log.warn({ minute: body.minute_rate_limited }, 'slackEventsLimited');
  if (kind === 'unknown') log.warn({ type: typeOf(body) }, 'slackUnknown');
  return kind !== 'rate_limited' && kind !== 'unknown';
}

/** Types whose acknowledgement holds the answer, which Slack shows or checks before it goes on. */
const ANSWERED_BY_ACK: ReadonlySet<unknown> = new Set([
  'view_submission',
  'block_suggestion',
  'dialog_submission',
]);

/** Answers a person who would get no answer otherwise. Never throws. */
export interface Apology {
  /** Answer to a form, in place of the one that its listener owes. */
  form(body: Payload, error: unknown): Promise<object>;
  /** Message to the sender; nothing where the payload names nobody. */
  tell(body: Payload, error: unknown): Promise<void>;
}

/** Nothing listens to it: another version of the bot, or its manifest, sent what was pressed. */
export class Unheard extends Error {
  override readonly name = 'Unheard';
}

/** The listener of a form has not answered it in time. */
class Unanswered extends Error {
  override readonly name = 'Unanswered';
}

/**
 * Milliseconds after which a form is answered for its listener. Slack waits 3 s, and the way takes some of that. A
 * listener answers within 1.5 s unless something hangs that it trusts.
 */
const FORM_WITHIN_MS = 2_400;

/**
 * Acknowledges at once whatever needs no answer in its acknowledgement: Slack waits three seconds, and nothing slow may
 * use them up. Answers what a listener leaves without an answer: it was not wanted, its listener threw, or Bolt itself
 * broke on it. Nothing that Bolt throws gets past here.
 */
export function answerUnheard(app: App, log: Log, apology: Apology): void {
  const failures = new WeakMap<object, unknown>();
  app.error(async ({ error, body }: { readonly error: Error; readonly body: object }) => {
    // Bolt wraps what a listener threw, and only that has the stack that helps.
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
