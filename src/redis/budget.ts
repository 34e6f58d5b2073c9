import { z } from 'zod';
import type { Budget } from '../ports.ts';
import { limitsOf, type PolledApp, type RateLimit } from './apps.ts';
import type { Keyspace } from './keyspace.ts';

const Wait = z.number().int().nonnegative();

/**
 * Requests per second of each credential, shared by all processes. Background looks never send two requests closer
 * than 1/rate; a person's look may go one slot ahead, so that no second ever holds more than rate + 1. Agora's
 * quota is shared with the starts and stops of the people we serve: asking less is always the safe side.
 */
export function createBudget({ run }: Keyspace, apps: readonly PolledApp[]): Budget {
  const limits = limitsOf(apps);
  const limitOf = (app: string): RateLimit => {
    const limit = limits.get(app);
    if (!limit) throw new Error(`No Agora app is named ${app}`);
    return limit;
  };
  const spend = async (app: string, how: 'take' | 'reserve'): Promise<number> => {
    const { budget, intervalMs } = limitOf(app);
    return Wait.parse(await run('spend', budget, intervalMs, how));
  };
  return {
    take: (app) => spend(app, 'take'),
    reserve: (app) => spend(app, 'reserve'),
    async hold(app, ms) {
      await run('hold', limitOf(app).budget, Math.ceil(ms));
    },
  };
}
