import type { Load, Pulse, Vitals } from '../ports/polling.ts';
import { patienceMs } from '../recording/pacing/demand.ts';
import type { Policy } from '../recording/policy.ts';
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
 * stays ready while workers are late or Redis is away, because it can tell people so.
 * @param pulse of the worker, if this process has one
 * @param slackAwayMs milliseconds without a connection of Socket Mode, which no other process would have either
 */
export async function readinessOf(
  role: 'all' | 'web' | 'worker',
  vitals: Vitals,
  { pollMs }: Policy,
  pulse: Pulse = OTHERS,
  slackAwayMs = 0,
): Promise<Readiness> {
  const away = slackAwayMs > 0 ? [`there has been no connection to Slack for ${seconds(slackAwayMs)}`] : [];
  try {
    const { checks, reasons, remarks } = await delays(vitals, pollMs, pulse);
    const ready = role === 'web' || reasons.length === 0;
    return { ready, checks: { role, ...checks }, reasons: [...reasons, ...away, ...remarks] };
  } catch (error) {
    const why = `Redis does not answer (${error instanceof Error ? error.message : String(error)})`;
    return { ready: role === 'web', checks: { role }, reasons: [why, ...away] };
  }
}

/** Delays of the work, as reasons why a worker is not ready, and remarks that are no reason to restart it. */
async function delays(vitals: Vitals, pollMs: number, pulse: Pulse) {
  const [lagMs, dueMs, undeliveredMs, loads, emptiedAt, evicting] = await Promise.all([
    vitals.lagMs(),
    vitals.oldestDueMs(),
    vitals.oldestUndeliveredMs(),
    vitals.loads(pollMs),
    vitals.emptiedAt(),
    vitals.evicting(),
  ]);
  const { plannedMs, lookedMs } = pulse;
  const reasons = [
    ...(ownMs(lagMs, pulse) > MOST_LAG_MS ? [`nothing has been planned for ${seconds(lagMs)}`] : []),
    ...(plannedMs > MOST_LAG_MS ? [`this process has planned nothing for ${seconds(plannedMs)}`] : []),
    ...late('waitingMs', loads, pulse).map((ms) => `a recording has waited for a look for ${seconds(ms)}`),
    // A recording whose looks all fail does not count as long as other looks end.
    ...(lookedMs > MOST_LOOKLESS_MS ? late('stuckMs', loads, pulse) : []).map(
      (ms) => `no look has come to an end, and one has been due for ${seconds(ms)}`,
    ),
    ...(ownMs(undeliveredMs, pulse) > MOST_UNDELIVERED_MS
      ? [`news has waited for ${seconds(undeliveredMs)}`]
      : []),
    ...(evicting ? [`Redis may evict recordings: its maxmemory-policy is ${evicting}`] : []),
  ];
  const checks = { lagMs, dueMs, undeliveredMs };
  if (emptiedAt === undefined) return { checks, reasons, remarks: [] };
  // Reported for a day.
  const emptied = new Date(emptiedAt).toISOString();
  const remark = `Redis was found empty at ${emptied}; what was watched before is not known`;
  return { checks: { ...checks, emptied }, reasons, remarks: [remark] };
}

/** Part of a delay for which this process can be responsible. */
const ownMs = (ms: number, { upMs }: Pulse): number => Math.min(ms, upMs);

/** The longest of these ages, if one is too long. */
function late(age: 'waitingMs' | 'stuckMs', loads: readonly Load[], pulse: Pulse): readonly number[] {
  const ages = loads.flatMap((load) => (ownMs(load[age], pulse) > patienceMs(load) ? [load[age]] : []));
  return ages.length === 0 ? [] : [Math.max(...ages)];
}

const seconds = (ms: number): string => `${Math.round(ms / 1_000)} s`;
