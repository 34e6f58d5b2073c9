import type { Load, Pulse, Vitals } from '../ports/polling.ts';
import { patienceMs } from '../recording/pacing/demand.ts';
import { DEFAULT_POLICY } from '../recording/policy.ts';
import type { Readiness } from './ops.ts';

/**
 * Later than this and something is wrong that waiting will not mend: plans are made four times a second, no look
 * takes a minute, and Slack's own limits never keep a delivery for so long.
 */
const MOST_LAG_MS = 30_000;
const MOST_LOOKLESS_MS = 60_000;
const MOST_UNDELIVERED_MS = 600_000;

/** Of a process that does none of the work: whatever is late is late because of others. */
const OTHERS: Pulse = { upMs: Number.POSITIVE_INFINITY, plannedMs: 0, lookedMs: Number.POSITIVE_INFINITY };

/**
 * Whether this process does its work, judged by what is left undone rather than by who answers: a wedged worker still
 * answers a ping. A process that only talks with people stays ready when the workers' work is late, for it is the one
 * that can tell them so. Rejects when Redis is away.
 *
 * @param pulse of a process that does the work
 */
export async function readinessOf(
  role: 'all' | 'web' | 'worker',
  vitals: Vitals,
  pulse: Pulse = OTHERS,
): Promise<Readiness> {
  const [lagMs, dueMs, undeliveredMs, loads] = await Promise.all([
    vitals.lagMs(),
    vitals.oldestDueMs(),
    vitals.oldestUndeliveredMs(),
    vitals.loads(DEFAULT_POLICY.pollMs),
  ]);
  const { plannedMs, lookedMs } = pulse;
  const reasons = [
    ...(lagMs > MOST_LAG_MS ? [`nothing has been planned for ${seconds(lagMs)}`] : []),
    ...(plannedMs > MOST_LAG_MS ? [`this process has planned nothing for ${seconds(plannedMs)}`] : []),
    ...late('waitingMs', loads, pulse).map((ms) => `a recording has waited for a look for ${seconds(ms)}`),
    // One that makes every look at it fail is a fault, but none of this process as long as other looks end.
    ...(lookedMs > MOST_LOOKLESS_MS ? late('stuckMs', loads, pulse) : []).map(
      (ms) => `no look has come to an end, and one has been due for ${seconds(ms)}`,
    ),
    ...(undeliveredMs > MOST_UNDELIVERED_MS ? [`news has waited for ${seconds(undeliveredMs)}`] : []),
  ];
  const ready = role === 'web' || reasons.length === 0;
  return { ready, checks: { role, lagMs, dueMs, undeliveredMs }, reasons };
}

/** The longest of these ages, if one is too long. A process is to blame for nothing that was before it. */
function late(age: 'waitingMs' | 'stuckMs', loads: readonly Load[], { upMs }: Pulse): readonly number[] {
  const ages = loads.flatMap((load) => (Math.min(load[age], upMs) > patienceMs(load) ? [load[age]] : []));
  return ages.length === 0 ? [] : [Math.max(...ages)];
}

const seconds = (ms: number): string => `${Math.round(ms / 1_000)} s`;
