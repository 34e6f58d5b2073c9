import { parentPort } from 'node:worker_threads';
import { TASKS, type Tasks } from './tasks.ts';

/** One part of the bench to be done. */
export interface Order {
  readonly name: keyof Tasks;
  readonly args: readonly unknown[];
}

parentPort?.on('message', ({ name, args }: Order) => {
  const task = TASKS[name] as (...args: readonly unknown[]) => unknown;
  parentPort?.postMessage(task(...args));
});
