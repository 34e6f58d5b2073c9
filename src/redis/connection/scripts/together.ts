import type { Keyspace } from '../keyspace.ts';
import type { Orders } from './scripts.ts';

interface Waiting<Order> {
  readonly order: Order;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** So many in one call at most: Redis does nothing else meanwhile. */
const MOST = 50;

/**
 * Runs a script that takes several orders (connection/lua/parts/orders.lua) once for all that are given within so many
 * milliseconds: a call costs this process and Redis more than most of what it asks for.
 *
 * @returns what the script answers to the order given; rejects for what went wrong with that one, or with the call
 */
export function together<Name extends keyof Orders>(
  { run }: Keyspace,
  script: Name,
  waitMs: number,
): (...order: Orders[Name]) => Promise<unknown> {
  let waiting: Waiting<Orders[Name]>[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function send(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
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

  return (...order) =>
    new Promise((resolve, reject) => {
      waiting.push({ order, resolve, reject });
      if (waiting.length >= MOST) void send();
      else timer ??= setTimeout(send, waitMs);
    });
}
