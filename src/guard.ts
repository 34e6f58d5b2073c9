import type { Log } from './ports/process.ts';

/** An error that nobody caught: its origin, and so what else it broke, is not known. */
export type Fault = 'uncaughtException' | 'unhandledRejection';

/**
 * Logs uncaught errors instead of letting Node end the process at once. Resolves at the first one: the caller has to
 * stop the bot, because a part of it may have stopped working. Errors known to be harmless are caught where they arise,
 * so none is tolerated here.
 */
export const guardProcess = (log: Log): Promise<Fault> =>
  new Promise((resolve) => {
    const met = (fault: Fault) => (error: unknown) => {
      log.error({ error }, fault);
      resolve(fault);
    };
    process.on('uncaughtException', met('uncaughtException'));
    process.on('unhandledRejection', met('unhandledRejection'));
  });
