import type { App } from '@slack/bolt';
import type { Log } from '../../ports/process.ts';
import { type Kind, kindOf, type Payload, typeOf } from './payload.ts';

/** Whether something is for Bolt. What is for nobody is logged and counted here, and has to be acknowledged. */
export function isHeard(body: Payload, log: Log): boolean {
  const kind: Kind = kindOf(body);
  if (kind === 'rate_limited') log.warn({ minute: body.minute_rate_limited }, 'slackEventsLimited');
  if (kind === 'unknown') log.warn({ type: typeOf(body) }, 'slackUnknown');
  return kind !== 'rate_limited' && kind !== 'unknown';
}

/**
 * Acknowledges what Bolt leaves unanswered: what no listener wanted, and what Bolt itself breaks on. Slack would repeat
 * it, and a person would wait for nothing. Nothing that Bolt throws gets past here.
 *
 * A form that its listener did not answer stays so: an empty answer closes it as if all were well.
 */
export function answerUnheard(app: App, log: Log): void {
  const listen = app.processEvent.bind(app);
  app.processEvent = async (event) => {
    const type = typeOf(event.body);
    let [answered, broken] = [false, false];
    const ack: typeof event.ack = async (response) => {
      answered = true;
      await event.ack(response);
    };
    await listen({ ...event, ack }).catch((error: unknown) => {
      broken = true;
      log.error({ type, error }, 'slackPayloadBroken');
    });
    if (answered || (type === 'view_submission' && !broken)) return;
    if (!broken) log.warn({ type }, 'slackUnheard');
    await event.ack().catch((error: unknown) => log.warn({ type, error }, 'slackNotAcknowledged'));
  };
}
