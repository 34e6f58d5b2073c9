import type { Log } from './ports/process.ts';

/** A fault that nobody caught: where it came from, and so what else it broke, is not known. */
export type Fault = 'uncaughtException' | 'unhandledRejection';

/**
 * Logs what nobody caught instead of letting Node end the process at once. Resolves at the first fault: whoever waits for
 * it has to stop the bot, for a part of it may stand still. What is known to be harmless is caught where it arises, so
 * nothing is tolerated here.
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
