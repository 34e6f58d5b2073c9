import type { Load, Pulse, Vitals } from '../ports/polling.ts';
import { patienceMs } from '../recording/pacing/demand.ts';
import { DEFAULT_POLICY } from '../recording/policy.ts';
import type { Readiness } from './ops.ts';

/**
 * Ages in milliseconds from which the process is not ready: plans are made four times a second, no look takes a minute,
 * and Slack's limits never delay a delivery for so long.
 */
const MOST_LAG_MS = 30_000;
const MOST_LOOKLESS_MS = 60_000;
const MOST_UNDELIVERED_MS = 600_000;

/** Pulse of a process without a worker, which is responsible for no delay. */
const OTHERS: Pulse = { upMs: Number.POSITIVE_INFINITY, plannedMs: 0, lookedMs: Number.POSITIVE_INFINITY };

/**
 * Whether this process does its work, judged by delays, because a stuck worker still answers a ping. With role `web` it
 * stays ready while workers are late, because it can tell people so. Rejects when Redis is away.
 * @param pulse of the worker, if this process has one
 * @param slackAwayMs milliseconds without a connection of Socket Mode, which no other process would have either
 */
export async function readinessOf(
  role: 'all' | 'web' | 'worker',
  vitals: Vitals,
  pulse: Pulse = OTHERS,
  slackAwayMs = 0,
): Promise<Readiness> {
  const [lagMs, dueMs, undeliveredMs, loads, emptiedAt] = await Promise.all([
    vitals.lagMs(),
    vitals.oldestDueMs(),
    vitals.oldestUndeliveredMs(),
    vitals.loads(DEFAULT_POLICY.pollMs),
    vitals.emptiedAt(),
  ]);
  const { plannedMs, lookedMs } = pulse;
  const reasons = [
    ...(lagMs > MOST_LAG_MS ? [`nothing has been planned for ${seconds(lagMs)}`] : []),
    ...(plannedMs > MOST_LAG_MS ? [`this process has planned nothing for ${seconds(plannedMs)}`] : []),
    ...late('waitingMs', loads, pulse).map((ms) => `a recording has waited for a look for ${seconds(ms)}`),
    // A recording whose looks all fail does not count as long as other looks end.
    ...(lookedMs > MOST_LOOKLESS_MS ? late('stuckMs', loads, pulse) : []).map(
      (ms) => `no look has come to an end, and one has been due for ${seconds(ms)}`,
    ),
    ...(undeliveredMs > MOST_UNDELIVERED_MS ? [`news has waited for ${seconds(undeliveredMs)}`] : []),
  ];
  const emptied = emptiedAt === undefined ? undefined : new Date(emptiedAt).toISOString();
  // Neither is a reason to restart the process. The latter is reported for a day.
  const remarks = [
    ...(slackAwayMs > 0 ? [`there has been no connection to Slack for ${seconds(slackAwayMs)}`] : []),
    ...(emptied ? [`Redis was found empty at ${emptied}; what was watched before is not known`] : []),
  ];
  return {
    ready: role === 'web' || reasons.length === 0,
    checks: { role, lagMs, dueMs, undeliveredMs, ...(emptied && { emptied }) },
    reasons: [...reasons, ...remarks],
  };
}

/** The longest of these ages, if one is too long; at most the time that this process has run counts. */
function late(age: 'waitingMs' | 'stuckMs', loads: readonly Load[], { upMs }: Pulse): readonly number[] {
  const ages = loads.flatMap((load) => (Math.min(load[age], upMs) > patienceMs(load) ? [load[age]] : []));
  return ages.length === 0 ? [] : [Math.max(...ages)];
}

const seconds = (ms: number): string => `${Math.round(ms / 1_000)} s`;
