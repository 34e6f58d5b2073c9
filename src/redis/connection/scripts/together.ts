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
 * orders, at the end of the turn of the event loop in which one of them may wait no longer.
 * @returns takes the wait that an order may have, and the order. Resolves to the script's answer to it; rejects when this
 *   order or the call fails
 */
export function together<Name extends keyof Orders>(
  { run }: Keyspace,
  script: Name,
): (wait: Promise<void>, ...order: Orders[Name]) => Promise<unknown> {
  let waiting: Waiting<Orders[Name]>[] = [];
  let sending: ReturnType<typeof setImmediate> | undefined;

  async function send(): Promise<void> {
    clearImmediate(sending);
    sending = undefined;
    const sent = waiting;
    waiting = [];
    try {
      const args: (number | Orders[Name][number])[] = [];
      for (const { order } of sent) args.push(order.length, ...order);
      const answers = await run(script, ...args);
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

  function due(): void {
    if (waiting.length > 0) sending ??= setImmediate(send);
  }

  return (wait, ...order) =>
    new Promise((resolve, reject) => {
      waiting.push({ order, resolve, reject });
      if (waiting.length >= MOST) void send();
      else wait.then(due, reject);
    });
}
