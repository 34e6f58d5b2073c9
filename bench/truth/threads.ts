import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Tasks } from './tasks.ts';
import type { Order } from './thread.ts';

interface Waiting {
  readonly order: Order;
  readonly resolve: (found: unknown) => void;
  readonly reject: (error: unknown) => void;
}

export interface Threads {
  /** Does one part on the next thread that is free. Rejects if it throws. */
  run<Name extends keyof Tasks>(
    name: Name,
    ...args: Parameters<Tasks[Name]>
  ): Promise<ReturnType<Tasks[Name]>>;
  close(): Promise<unknown>;
}

/** Starts a thread for each core. Orders are begun as they come, so the long ones should come first. */
export function startThreads(): Threads {
  const waiting: Waiting[] = [];
  const threads = Array.from({ length: availableParallelism() }, () => startThread(() => waiting.shift()));
  return {
    run: (name, ...args) =>
      new Promise<unknown>((resolve, reject) => {
        waiting.push({ order: { name, args }, resolve, reject });
        for (const { wake } of threads) wake();
      }) as Promise<ReturnType<Tasks[typeof name]>>,
    close: () => Promise.all(threads.map(({ worker }) => worker.terminate())),
  };
}

/** @param next takes the next order, if there is one */
function startThread(next: () => Waiting | undefined) {
  const worker = new Worker(new URL('./thread.mjs', import.meta.url));
  let inHand: Waiting | undefined;
  function wake(): void {
    if (inHand) return;
    inHand = next();
    if (inHand) worker.postMessage(inHand.order);
  }
  worker.on('message', (found: unknown) => {
    inHand?.resolve(found);
    inHand = undefined;
    wake();
  });
  worker.on('error', (error) => inHand?.reject(error));
  return { worker, wake };
}
