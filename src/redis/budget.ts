import { z } from 'zod';
import type { Budget } from '../ports/budget.ts';
import { limitsOf, type PolledApp } from './apps.ts';
import type { Keyspace } from './keyspace.ts';
import { missed, until } from './punctual.ts';

/** The time and the moment. */
const Reserved = z.tuple([z.coerce.number(), z.coerce.number()]);
const Thousandths = z.number().int().min(0).max(1_000);

/**
 * Requests per second of each credential, shared by all processes. Polling is given its moments with its claims and
 * never sends two requests closer than 1/rate; a person's look may go one slot ahead, so that no second ever holds
 * more than rate + 1. Agora's quota is shared with the starts and stops of the people we serve: asking less is
 * always the safe side.
 */
export function createBudget({ run, clock }: Keyspace, apps: readonly PolledApp[]): Budget {
  const limits = limitsOf(apps);
  const limitOf = (app: string) => {
    const limit = limits.get(app);
    if (!limit) throw new Error(`No Agora app is named ${app}`);
    return limit;
  };

  async function spend(app: string, patienceMs: number, missedSlot?: number) {
    const { budget, intervalMs } = limitOf(app);
    const askedAt = performance.now();
    const [at, slot] = Reserved.parse(await run('spend', budget, intervalMs, patienceMs, missedSlot ?? ''));
    clock.told(at, askedAt);
    return { slot, waitMs: Math.ceil(slot - Math.floor(at)) };
  }

  return {
    async reserve(app, patienceMs) {
      const { waitMs, slot } = await spend(app, patienceMs);
      if (waitMs > patienceMs) return waitMs;
      await until(clock, slot);
      if (missed(clock, slot)) await until(clock, (await spend(app, patienceMs, slot)).slot);
      return 0;
    },
    async throttled(app, holdMs) {
      return Thousandths.parse(await run('throttle', limitOf(app).budget, Math.ceil(holdMs))) / 1_000;
    },
    async share(app) {
      return Thousandths.parse(await run('share', limitOf(app).budget)) / 1_000;
    },
  };
}
