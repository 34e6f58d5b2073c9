import type { AnyMiddlewareArgs, Middleware } from '@slack/bolt';
import { z } from 'zod';
import type { Log, Once } from '../../ports/process.ts';
import { within } from '../../within.ts';

/** Ids by which deliveries are told apart, in the places where Slack puts them. */
const Delivered = z.object({
  event_id: z.string().min(1).optional(),
  trigger_id: z.string().min(1).optional(),
});

/** Id of a delivery, the same when Slack repeats it; `undefined` where Slack gives none. */
function deliveryId(body: unknown): string | undefined {
  const read = Delivered.safeParse(body);
  if (!read.success) return undefined;
  const { event_id, trigger_id } = read.data;
  return event_id ?? trigger_id;
}

/**
 * Drops deliveries that any process has handled: Slack repeats those whose acknowledgement came late, and Bolt would
 * run their listeners again. A repetition is acknowledged, or Slack would repeat it once more.
 */
export function dropRepeats(once: Pick<Once, 'first'>, log: Log): Middleware<AnyMiddlewareArgs> {
  return async (args) => {
    const id = deliveryId(args.body);
    if (id === undefined || (await isFirst(id, once, log))) return args.next();
    log.info({ id }, 'slackRepeated');
    if ('ack' in args && typeof args.ack === 'function') await args.ack();
  };
}

/**
 * Milliseconds to wait for Redis. The wait counts against the two seconds within which people are answered, and their
 * request waits for Redis once more.
 */
const PATIENCE_MS = 200;

/** Whether a delivery is new; `true` if Redis does not say in time, as two answers are better than none. */
async function isFirst(id: string, once: Pick<Once, 'first'>, log: Log): Promise<boolean> {
  try {
    const first = await within(PATIENCE_MS, once.first(`slack.${id}`), undefined);
    if (first !== undefined) return first;
    log.warn({ why: 'late' }, 'repeatsUnknown');
    return true;
  } catch (error) {
    log.warn({ why: error instanceof Error ? error.name : typeof error }, 'repeatsUnknown');
    return true;
  }
}
