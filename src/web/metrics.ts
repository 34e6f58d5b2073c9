import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Budget } from '../ports/budget.ts';
import type { Vitals } from '../ports/vitals.ts';
import type { Policy } from '../recording/policy.ts';

/** An app as far as its load is measured. */
export interface MeasuredApp {
  readonly name: string;
  readonly requestsPerSecond: number;
}

export interface Metrics {
  /** Counts one decision, by the name under which it is logged. */
  counted(outcome: string): void;
  /** From now on the ages come from here; asked for at each scrape. */
  measure(vitals: Vitals, budget: Budget, apps: readonly MeasuredApp[], policy: Policy): void;
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
    measure(vitals, budget, apps, policy) {
      measureAges(registry, vitals);
      measureLoad(registry, vitals, budget, apps, policy);
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

function measureLoad(
  registry: Registry,
  vitals: Vitals,
  budget: Budget,
  apps: readonly MeasuredApp[],
  { pollMs }: Policy,
): void {
  const ofEachApp = (name: string, help: string, value: (app: MeasuredApp) => Promise<number>) =>
    new Gauge({
      name,
      help,
      labelNames: ['app'],
      registers: [registry],
      async collect() {
        const values = await Promise.all(apps.map(value));
        for (const [index, { name: app }] of apps.entries()) this.set({ app }, values[index] ?? 0);
      },
    });
  ofEachApp('recbot_scheduled_recordings', 'Recordings that are looked at, by Agora app', ({ name }) =>
    vitals.scheduled(name),
  );
  ofEachApp(
    'recbot_requests_wanted_per_second',
    'Requests that the steady interval asks for, by Agora app',
    async ({ name }) => ((await vitals.scheduled(name)) * 1_000) / pollMs,
  );
  ofEachApp(
    'recbot_requests_granted_per_second',
    'Requests that the budget grants at present: less than configured after Agora said 429',
    async ({ name, requestsPerSecond }) => requestsPerSecond * (await budget.share(name)),
  );
}
