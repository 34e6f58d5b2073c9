import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Vitals } from '../../ports/polling.ts';
import type { Backlog } from '../../ports/telling.ts';
import type { Policy } from '../../recording/policy.ts';
import { type Readings, readGauges } from './gauges.ts';
import { appLabels, type Values } from './labels.ts';
import { type CounterName, type GaugeName, type HistogramName, type Labels, MEASURES } from './table.ts';

/** Counters and timers of the parts of the bot. Values of `app` are names of apps; many of them become one. */
export interface Meters {
  count<Name extends CounterName>(name: Name, labels: Labels<Name>): void;
  /** @param seconds what is measured, in the unit of the name */
  observe<Name extends HistogramName>(name: Name, labels: Labels<Name>, seconds: number): void;
}

export interface Metrics extends Meters {
  /** Counts one decision, by the name under which it is logged. */
  counted(outcome: string): void;
  /** Sets the source of ages and loads, which are read at each scrape. */
  measure(vitals: Vitals & Backlog, policy: Policy): void;
  /** Prometheus text format. */
  text(): Promise<string>;
  readonly contentType: string;
}

/**
 * Milliseconds between two readings of the event loop's lag. The default of ten would wake an idle bot too often. Node
 * reports the time between two readings, this included; the dashboard subtracts it.
 */
const LAG_PRECISION_MS = 100;

/** Metrics for a Prometheus server. No label carries anything that a person typed, or a credential. */
export function createMetrics(apps: readonly string[] = []): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: LAG_PRECISION_MS });
  const { labelOf, labels: appNames } = appLabels(apps);
  const named = createAll(registry, appNames);
  let read: (() => Promise<Readings>) | undefined;

  const bounded = <L extends object>(labels: L): L => {
    if (!('app' in labels) || typeof labels.app !== 'string') return labels;
    const app = labelOf(labels.app);
    return app === labels.app ? labels : { ...labels, app };
  };

  async function setGauges(): Promise<void> {
    if (!read) return;
    const readings = await read();
    for (const [name, gauge] of named.gauges) {
      gauge.reset();
      // A gauge without labels is 0 after a reset, which would look like a reading.
      gauge.remove({});
      for (const { labels, value } of readings[name] ?? []) gauge.set(labels, value);
    }
  }

  const counter = (name: CounterName) => named.counters.get(name);
  return {
    count: (name, labels) => counter(name)?.inc(bounded(labels)),
    observe: (name, labels, seconds) => named.histograms.get(name)?.observe(bounded(labels), seconds),
    counted: (outcome) => counter('recbot_outcomes_total')?.inc({ outcome }),
    measure(vitals, policy) {
      read = () => readGauges(vitals, policy, labelOf);
    },
    async text() {
      await setGauges();
      return registry.metrics();
    },
    contentType: registry.contentType,
  };
}

function createAll(registry: Registry, appNames: readonly string[]) {
  const counters = new Map<CounterName, Counter>();
  const histograms = new Map<HistogramName, Histogram>();
  const gauges = new Map<GaugeName, Gauge>();
  for (const [name, measure] of Object.entries(MEASURES)) {
    const { kind, help } = measure;
    const labels = 'labels' in measure ? measure.labels : {};
    const options = { name, help, labelNames: Object.keys(labels), registers: [registry] };
    if (kind === 'gauge') gauges.set(name as GaugeName, new Gauge(options));
    if (kind === 'histogram') {
      const histogram = new Histogram({ ...options, buckets: [...measure.buckets] });
      histograms.set(name as HistogramName, histogram);
      // Series by app would be a thousand; they begin with the first look of each app.
      if (!('app' in labels)) for (const one of combinations(labels, appNames)) histogram.zero(one);
    }
    if (kind !== 'counter') continue;
    const counter = new Counter(options);
    counters.set(name as CounterName, counter);
    // Prometheus cannot see the first increase of a series that did not exist.
    const start = 'start' in measure ? measure.start : combinations(labels, appNames);
    for (const one of start) counter.inc(one, 0);
  }
  return { counters, histograms, gauges };
}

/** Every combination of the values of labels; none where a label is open. */
function combinations(
  labels: Readonly<Record<string, Values>>,
  appNames: readonly string[],
): readonly Record<string, string>[] {
  let found: Record<string, string>[] = [{}];
  for (const [label, values] of Object.entries(labels)) {
    const all = values === 'app' ? appNames : values === 'open' ? [] : values;
    found = all.flatMap((value) => found.map((one) => ({ ...one, [label]: value })));
  }
  return found;
}
