import type { Keyspace } from '../keyspace.ts';
import type { Orders } from './scripts.ts';

interface Waiting<Order> {
  readonly order: Order;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** Limit of orders per call, because Redis does nothing else during a call. */
const MOST = 50;

/**
 * Collects orders to a script (connection/lua/parts/orders.lua) and sends them in one call, which costs more than most
 * orders, as soon as one of them may wait no longer.
 * @returns takes the milliseconds that an order may wait, and the order. Resolves to the script's answer to it; rejects
 *   when this order or the call fails
 */
export function together<Name extends keyof Orders>(
  { run }: Keyspace,
  script: Name,
): (waitMs: number, ...order: Orders[Name]) => Promise<unknown> {
  let waiting: Waiting<Orders[Name]>[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** When the timer fires (`performance.now()`). */
  let sentAt = Number.POSITIVE_INFINITY;

  async function send(): Promise<void> {
    clearTimeout(timer);
    sentAt = Number.POSITIVE_INFINITY;
    const sent = waiting;
    waiting = [];
    try {
      const answers = await run(script, ...sent.flatMap(({ order }) => [order.length, ...order]));
      if (!Array.isArray(answers)) throw new Error(`${script} did not answer a list`);
      for (const [index, { resolve, reject }] of sent.entries()) {
        const answer: unknown = answers[index];
        if (answer instanceof Error) reject(answer);
        else resolve(answer);
      }
    } catch (error) {
      for (const { reject } of sent) reject(error);
    }
  }

  return (waitMs, ...order) =>
    new Promise((resolve, reject) => {
      waiting.push({ order, resolve, reject });
      const at = performance.now() + waitMs;
      if (waiting.length >= MOST) void send();
      else if (at < sentAt) {
        clearTimeout(timer);
        timer = setTimeout(send, waitMs);
        sentAt = at;
      }
    });
}
