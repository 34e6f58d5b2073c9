import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Vitals } from '../ports.ts';

export interface Metrics {
  /** Counts one decision, by the name under which it is logged. */
  counted(outcome: string): void;
  /** From now on the ages come from here; asked for at each scrape. */
  measure(vitals: Vitals, apps: readonly string[]): void;
  /** Prometheus text format. */
  text(): Promise<string>;
  readonly contentType: string;
}

/** What the bot tells a Prometheus server. No label carries anything a person typed, or a credential. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const outcomes = new Counter({
    name: 'recbot_outcomes_total',
    help: 'Decisions taken, by outcome as logged',
    labelNames: ['outcome'],
    registers: [registry],
  });
  return {
    counted: (outcome) => outcomes.inc({ outcome }),
    measure: (vitals, apps) => measure(registry, vitals, apps),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}

function measure(registry: Registry, vitals: Vitals, apps: readonly string[]): void {
  const registers = [registry];
  new Gauge({
    name: 'recbot_oldest_due_seconds',
    help: 'How long the recording that waited longest for its look is overdue',
    registers,
    async collect() {
      this.set((await vitals.oldestDueMs()) / 1_000);
    },
  });
  new Gauge({
    name: 'recbot_oldest_undelivered_seconds',
    help: 'How long the oldest delivery has waited past the moment it could have been told',
    registers,
    async collect() {
      this.set((await vitals.oldestUndeliveredMs()) / 1_000);
    },
  });
  new Gauge({
    name: 'recbot_scheduled_recordings',
    help: 'Recordings that are looked at, by Agora app',
    labelNames: ['app'],
    registers,
    async collect() {
      const counts = await Promise.all(apps.map((app) => vitals.scheduled(app)));
      for (const [index, app] of apps.entries()) this.set({ app }, counts[index] ?? 0);
    },
  });
}
