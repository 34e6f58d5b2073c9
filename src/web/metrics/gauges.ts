import type { Load, Vitals } from '../../ports/polling.ts';
import type { Backlog } from '../../ports/telling.ts';
import { requestsWanted } from '../../recording/pacing/demand.ts';
import type { Policy } from '../../recording/policy.ts';
import type { GaugeName } from './table.ts';

interface Reading {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** Values of the gauges at one scrape; a gauge that is missing here could not be read. */
export type Readings = { readonly [Name in GaugeName]?: readonly Reading[] };

/** Reads ages and loads once for all gauges. Without Redis only `recbot_redis_up` is known. */
export async function readGauges(
  vitals: Vitals & Backlog,
  policy: Policy,
  labelOf: (app: string) => string,
): Promise<Readings> {
  try {
    const [lagMs, undeliveredMs, lanes, letters, loads] = await Promise.all([
      vitals.lagMs(),
      vitals.oldestUndeliveredMs(),
      vitals.lanesWaiting(),
      vitals.deadLetters(),
      vitals.loads(policy.pollMs),
    ]);
    const scheduled = await Promise.all(
      loads.flatMap(({ apps }) => apps).map(async (app) => [app, await vitals.scheduled(app)] as const),
    );
    return {
      recbot_redis_up: single(1),
      recbot_planning_lag_seconds: single(lagMs / 1_000),
      recbot_oldest_due_seconds: ofLoads(
        loads,
        labelOf,
        ({ waitingMs, stuckMs }) => Math.max(waitingMs, stuckMs) / 1_000,
        Math.max,
      ),
      recbot_oldest_undelivered_seconds: single(undeliveredMs / 1_000),
      recbot_lanes_waiting: single(lanes),
      recbot_dead_letters_kept: single(letters),
      recbot_scheduled_recordings: together(
        scheduled.map(([app, value]) => [labelOf(app), value]),
        SUM,
      ),
      recbot_requests_wanted_per_second: ofLoads(loads, labelOf, ({ recordings, close }) =>
        requestsWanted(recordings, close, policy),
      ),
      recbot_requests_granted_per_second: ofLoads(loads, labelOf, ({ granted, heldMs }) =>
        heldMs > 0 ? 0 : granted,
      ),
    };
  } catch {
    // Not logged here, because the connection logs its loss; the other metrics are needed now.
    return { recbot_redis_up: single(0) };
  }
}

const single = (value: number): readonly Reading[] => [{ labels: {}, value }];

/** Makes one value of two. */
type Join = (one: number, other: number) => number;

const SUM: Join = (one, other) => one + other;

/** Apps that share a customer ID share its budget, so they show the same; under one label it counts once. */
const ofLoads = (
  loads: readonly Load[],
  labelOf: (app: string) => string,
  value: (load: Load) => number,
  join: Join = SUM,
): readonly Reading[] =>
  together(
    loads.flatMap((load) =>
      [...new Set(load.apps.map(labelOf))].map((app): [string, number] => [app, value(load)]),
    ),
    join,
  );

/** Values of each label. Apps beyond the first few share one. */
function together(
  values: readonly (readonly [app: string, value: number])[],
  join: Join,
): readonly Reading[] {
  const joined = new Map<string, number>();
  for (const [app, value] of values) joined.set(app, join(joined.get(app) ?? 0, value));
  return [...joined].map(([app, value]) => ({ labels: { app }, value }));
}
