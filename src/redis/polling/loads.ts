import { z } from 'zod';
import type { Load, Vitals } from '../../ports/polling.ts';
import { headOf } from '../connection/head.ts';
import type { Keyspace } from '../connection/keyspace.ts';
import { timeOf } from '../connection/time.ts';
import { limitsOf, type PolledApp, type RateLimit } from './apps.ts';
import { createBudget } from './budget.ts';

const Count = z.number();

/** Measures what is asked of each credential, and what of it is late. */
export function createLoads(
  keyspace: Keyspace,
  apps: readonly PolledApp[],
): Pick<Vitals, 'scheduled' | 'loads'> {
  const { redis, key, run } = keyspace;
  const budget = createBudget(keyspace, apps);

  const dueBy = async (app: string, at: number | '+inf'): Promise<number> =>
    Count.parse(await run('polling/scheduled', app, at));

  /** Milliseconds for which the first of a timetable could have been asked for and was not. */
  async function lateness(kind: 'due' | 'stuck', app: string, now: number, held: number): Promise<number> {
    const [first, [dark, back]] = await Promise.all([
      headOf(redis, key(kind, app)),
      redis.hmget(key('sight', app), 'dark', 'back'),
    ]);
    if (first === undefined || dark === '1') return 0;
    return Math.max(0, now - Math.max(Number(first), held, Number(back ?? 0)));
  }

  async function loadOf({ names, limit }: Credential, withinMs: number): Promise<Load> {
    const [now, held] = await Promise.all([timeOf(redis), redis.hget(key('rate', limit.budget), 'held')]);
    const latest = async (kind: 'due' | 'stuck') =>
      Math.max(...(await Promise.all(names.map((app) => lateness(kind, app, now, Number(held ?? 0))))));
    const [recordings, close, share, waitingMs, stuckMs] = await Promise.all([
      sumOver(names, (app) => dueBy(app, now + withinMs)),
      sumOver(names, (app) => redis.zcount(key('urgent', app), '-inf', now + withinMs)),
      budget.rateLeft(names[0]),
      latest('due'),
      latest('stuck'),
    ]);
    const granted = limit.requestsPerSecond * share;
    return { apps: names, recordings, close, granted, waitingMs, stuckMs };
  }

  return {
    scheduled: (app) => dueBy(app, '+inf'),
    loads: (withinMs) => Promise.all(credentialsOf(apps).map((one) => loadOf(one, withinMs))),
  };
}

interface Credential {
  readonly names: readonly [string, ...string[]];
  readonly limit: RateLimit;
}

/** Groups apps by the budget that they share. */
function credentialsOf(apps: readonly PolledApp[]): readonly Credential[] {
  const found = new Map<string, Credential>();
  for (const [name, limit] of limitsOf(apps)) {
    const others = found.get(limit.budget)?.names;
    found.set(limit.budget, { names: others ? [...others, name] : [name], limit });
  }
  return [...found.values()];
}

async function sumOver(names: readonly string[], count: (name: string) => Promise<number>): Promise<number> {
  const counts = await Promise.all(names.map(count));
  return counts.reduce((sum, one) => sum + one, 0);
}
