import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Load, Vitals } from '../ports/polling.ts';
import { requestsWanted } from '../recording/pacing/demand.ts';
import type { Policy } from '../recording/policy.ts';

export interface Metrics {
  /** Counts one decision, by the name under which it is logged. */
  counted(outcome: string): void;
  /** From now on the ages and loads come from here; asked for at each scrape. */
  measure(vitals: Vitals, policy: Policy): void;
  /** Prometheus text format. */
  text(): Promise<string>;
  readonly contentType: string;
}

/** The lag of the event loop is measured by a timer: at its usual ten milliseconds it would wake an idle bot most often. */
const LAG_PRECISION_MS = 100;

/** What the bot tells a Prometheus server. No label carries anything a person typed, or a credential. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: LAG_PRECISION_MS });
  const outcomes = new Counter({
    name: 'recbot_outcomes_total',
    help: 'Decisions taken, by outcome as logged',
    labelNames: ['outcome'],
    registers: [registry],
  });
  return {
    counted: (outcome) => outcomes.inc({ outcome }),
    measure(vitals, policy) {
      measureAges(registry, vitals);
      measureLoad(registry, vitals, policy);
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}

function measureAges(registry: Registry, vitals: Vitals): void {
  const age = (name: string, help: string, ms: () => Promise<number>) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        this.set((await ms()) / 1_000);
      },
    });
  age(
    'recbot_planning_lag_seconds',
    'How long something that could be planned has not been: large when no worker plans',
    vitals.lagMs,
  );
  age(
    'recbot_oldest_due_seconds',
    'How long the recording that waited longest for its look is overdue: large also when a budget is too short',
    vitals.oldestDueMs,
  );
  age(
    'recbot_oldest_undelivered_seconds',
    'Age of the oldest delivery that is first in its place, however often it was tried',
    vitals.oldestUndeliveredMs,
  );
}

function measureLoad(registry: Registry, vitals: Vitals, policy: Policy): void {
  /** Apps that share a customer ID share its budget, so they show the same. */
  const ofEachApp = (
    name: string,
    help: string,
    value: (load: Load, app: string) => number | Promise<number>,
  ) =>
    new Gauge({
      name,
      help,
      labelNames: ['app'],
      registers: [registry],
      async collect() {
        const loads = await vitals.loads(policy.pollMs);
        const pairs = loads.flatMap((load) => load.apps.map((app) => ({ load, app })));
        const values = await Promise.all(pairs.map(({ load, app }) => value(load, app)));
        for (const [index, { app }] of pairs.entries()) this.set({ app }, values[index] ?? 0);
      },
    });
  ofEachApp('recbot_scheduled_recordings', 'Recordings that are looked at, by Agora app', (_, app) =>
    vitals.scheduled(app),
  );
  ofEachApp(
    'recbot_requests_wanted_per_second',
    'Requests that this Agora app, and all others with its customer ID, want together',
    ({ recordings, close }) => requestsWanted(recordings, close, policy),
  );
  ofEachApp(
    'recbot_requests_granted_per_second',
    'Requests that the budget grants them together at present: less than configured after Agora said 429',
    ({ granted }) => granted,
  );
}
