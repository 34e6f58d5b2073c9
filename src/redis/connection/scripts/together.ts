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
 * orders.
 * @param waitMs time for which the first order waits for others; 0: to the end of this turn of the event loop
 * @returns takes an order. Resolves to the script's answer to it; rejects when this order or the call fails
 */
export function together<Name extends keyof Orders>(
  { run }: Keyspace,
  script: Name,
  waitMs = 0,
): (...order: Orders[Name]) => Promise<unknown> {
  let waiting: Waiting<Orders[Name]>[] = [];

  async function send(): Promise<void> {
    const sent = waiting;
    waiting = [];
    const args: (number | Orders[Name][number])[] = [];
    for (const { order } of sent) args.push(order.length, ...order);
    try {
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

  // A full call may have taken all orders, and those that came since go earlier than they must.
  const sendRest = (): void => {
    if (waiting.length > 0) void send();
  };

  return (...order) =>
    new Promise((resolve, reject) => {
      const count = waiting.push({ order, resolve, reject });
      if (count >= MOST) void send();
      else if (count > 1) return;
      else if (waitMs === 0) setImmediate(sendRest);
      else setTimeout(sendRest, waitMs);
    });
}
