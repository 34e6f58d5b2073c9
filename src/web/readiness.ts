import type { Vitals } from '../ports/vitals.ts';
import type { Readiness } from './ops.ts';

/**
 * Later than this and something is wrong that waiting will not mend: plans are made four times a second, and Slack's
 * own limits never keep a delivery for so long.
 */
const MOST_LAG_MS = 30_000;
const MOST_UNDELIVERED_MS = 600_000;

/**
 * Whether this process does its work, judged by what is left undone rather than by who answers: a wedged worker still
 * answers a ping. A process that only talks with people stays ready when the workers' work is late, for it is the one
 * that can tell them so. Rejects when Redis is away.
 */
export async function readinessOf(role: 'all' | 'web' | 'worker', vitals: Vitals): Promise<Readiness> {
  const [lagMs, dueMs, undeliveredMs] = await Promise.all([
    vitals.lagMs(),
    vitals.oldestDueMs(),
    vitals.oldestUndeliveredMs(),
  ]);
  const reasons = [
    ...(lagMs > MOST_LAG_MS ? [`nothing has been planned for ${seconds(lagMs)}`] : []),
    ...(undeliveredMs > MOST_UNDELIVERED_MS ? [`news has waited for ${seconds(undeliveredMs)}`] : []),
  ];
  const ready = role === 'web' || reasons.length === 0;
  return { ready, checks: { role, lagMs, dueMs, undeliveredMs }, reasons };
}

const seconds = (ms: number): string => `${Math.round(ms / 1_000)} s`;
