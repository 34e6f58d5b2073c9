import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Vitals } from '../../src/ports/polling.ts';
import type { Backlog } from '../../src/ports/telling.ts';
import { DEFAULT_POLICY } from '../../src/recording/policy.ts';
import { ATTEMPTS, type Values } from '../../src/web/metrics/labels.ts';
import { createMetrics } from '../../src/web/metrics/metrics.ts';
import { MEASURES } from '../../src/web/metrics/table.ts';
import { loadOf } from '../flows/vitals.ts';

const vitals: Vitals & Backlog = {
  lagMs: async () => 500,
  oldestDueMs: async () => 0,
  oldestUndeliveredMs: async () => 250,
  lanesWaiting: async () => 4,
  deadLetters: async () => 2,
  emptiedAt: async () => undefined,
  evicting: async () => '',
  scheduled: async (app) => (app === 'prod' ? 7 : 0),
  loads: async () => [loadOf({ apps: ['prod', 'stage'], recordings: 90, granted: 1, waitingMs: 1_500 })],
};

/** Lines of the text format, comments and the metrics of Node apart. */
const linesOf = (text: string): string[] => text.split('\n').filter((line) => line.startsWith('recbot_'));

test('a scrape carries the ages and loads that Redis knows', async () => {
  const metrics = createMetrics(['prod', 'stage']);
  metrics.measure(vitals, DEFAULT_POLICY);
  expect(linesOf(await metrics.text())).toEqual(
    expect.arrayContaining([
      'recbot_redis_up 1',
      'recbot_planning_lag_seconds 0.5',
      'recbot_oldest_due_seconds{app="prod"} 1.5',
      'recbot_oldest_due_seconds{app="stage"} 1.5',
      'recbot_oldest_undelivered_seconds 0.25',
      'recbot_lanes_waiting 4',
      'recbot_dead_letters_kept 2',
      'recbot_requests_wanted_per_second{app="prod"} 3',
      'recbot_requests_wanted_per_second{app="stage"} 3',
      'recbot_requests_granted_per_second{app="prod"} 1',
      'recbot_requests_granted_per_second{app="stage"} 1',
      'recbot_scheduled_recordings{app="prod"} 7',
      'recbot_scheduled_recordings{app="stage"} 0',
    ]),
  );
});

test('a budget grants nothing while Agora wants no requests', async () => {
  const metrics = createMetrics(['prod']);
  const loads: Vitals['loads'] = async () => [loadOf({ apps: ['prod'], granted: 1, heldMs: 900_000 })];
  metrics.measure({ ...vitals, loads }, DEFAULT_POLICY);
  expect(linesOf(await metrics.text())).toContain('recbot_requests_granted_per_second{app="prod"} 0');
});

test('a scrape while Redis is away says so, shows no age, and keeps what was counted', async () => {
  const metrics = createMetrics(['prod']);
  let away = false;
  const lagMs = () => (away ? Promise.reject(new Error('ECONNREFUSED')) : vitals.lagMs());
  metrics.measure({ ...vitals, lagMs }, DEFAULT_POLICY);
  metrics.counted('news');
  await metrics.text();
  away = true;
  const lines = linesOf(await metrics.text());
  expect(lines).toContain('recbot_redis_up 0');
  expect(lines).toContain('recbot_outcomes_total{outcome="news"} 1');
  const gauges = Object.entries(MEASURES).flatMap(([name, { kind }]) => (kind === 'gauge' ? [name] : []));
  const shown = gauges.filter((name) => lines.some((line) => line.split(/[ {]/)[0] === name));
  expect(shown).toEqual(['recbot_redis_up']);
});

test('counters that can be foreseen are 0 from the start, so their first time is an increase', async () => {
  const lines = linesOf(await createMetrics(['prod']).text());
  expect(lines).toContain('recbot_dead_letters_total 0');
  expect(lines).toContain('recbot_outcomes_total{outcome="redisEmptied"} 0');
  expect(lines).toContain('recbot_looks_total{app="prod",answer="forbidden",by="timetable"} 0');
});

test('a thousand apps make no more series than twenty-one', async () => {
  const scrape = async (count: number) => {
    const apps = Array.from({ length: count }, (_, n) => `app-${n}`);
    const metrics = createMetrics(apps);
    for (const app of apps) {
      metrics.count('recbot_looks_total', { app, answer: 'snapshot', by: 'timetable' });
      metrics.observe('recbot_look_duration_seconds', { app, answer: 'snapshot' }, 0.1);
    }
    return linesOf(await metrics.text());
  };
  const many = await scrape(1_000);
  expect(many).toHaveLength((await scrape(21)).length);
  expect(many).toContain('recbot_looks_total{app="other",answer="snapshot",by="timetable"} 980');
});

test('apps that share a budget and a label are not granted it twice, and are as late as the latest of them', async () => {
  const apps = Array.from({ length: 30 }, (_, n) => `app-${n}`);
  const metrics = createMetrics(apps);
  const loads: Vitals['loads'] = async () => [
    loadOf({ apps, granted: 2, waitingMs: 5_000, stuckMs: 9_000 }),
    loadOf({ apps: ['app-25'], granted: 1, waitingMs: 7_000 }),
  ];
  metrics.measure({ ...vitals, loads }, DEFAULT_POLICY);
  const lines = linesOf(await metrics.text());
  expect(lines).toContain('recbot_requests_granted_per_second{app="other"} 3');
  expect(lines).toContain('recbot_oldest_due_seconds{app="other"} 9');
});

test('names follow the rules of Prometheus', () => {
  const wrong = Object.entries(MEASURES).filter(([name, measure]) => {
    if (!/^recbot_[a-z_]+$/.test(name)) return true;
    if (measure.kind === 'counter') return !name.endsWith('_total');
    if (measure.kind === 'histogram') return !name.endsWith('_seconds');
    return name.endsWith('_total');
  });
  expect(wrong).toEqual([]);
});

interface Shape {
  readonly kind: 'counter' | 'histogram' | 'gauge';
  readonly labels?: Readonly<Record<string, Values>>;
  readonly buckets?: readonly number[];
}

/** Series of one measure for one app, once every value of its other labels has occurred. */
function seriesOfApp({ labels = {}, buckets }: Shape): number {
  const { app, ...others } = labels;
  if (app === undefined) return 0;
  // Each bucket, the one without a bound, the sum and the count.
  const each = buckets === undefined ? 1 : buckets.length + 3;
  return Object.values(others).reduce((product, values) => product * values.length, each);
}

test('the pages say how many series each further app adds, at the start and in the end', () => {
  const all = Object.values<Shape>(MEASURES);
  const sum = (some: readonly Shape[]) => some.reduce((total, one) => total + seriesOfApp(one), 0);
  const [start, end] = [sum(all.filter(({ kind }) => kind !== 'histogram')), sum(all)];
  expect(pageOf('metrics.md')).toMatch(
    new RegExp(`${start} for\\s+each further[^]*${end}\\s+for each further`),
  );
  expect(pageOf('zh/metrics.md')).toMatch(new RegExp(`增加 ${start} 个[^]*增加 ${end} 个`));
});

/** Values that fit a cell. */
const SHORT = 11;

/** A row of docs/metrics.md. */
const rowOf = ([name, { kind, help, ...more }]: [
  string,
  (typeof MEASURES)[keyof typeof MEASURES],
]): string => {
  const labels = Object.entries('labels' in more ? more.labels : {}).map(([label, values]) =>
    typeof values === 'string' || values.length > SHORT
      ? `\`${label}\``
      : `\`${label}\` (${values.join(', ')})`,
  );
  return `| \`${name}\` | ${kind} | ${labels.join(', ') || '–'} | ${help} |`;
};

const pageOf = (page: string): string => readFileSync(new URL(`../../docs/${page}`, import.meta.url), 'utf8');

const rowsIn = (page: string): string[] =>
  pageOf(page)
    .split('\n')
    .filter((line) => line.startsWith('| `recbot_'));

test('the table of docs/metrics.md is that of the code', () => {
  expect(rowsIn('metrics.md')).toEqual(Object.entries(MEASURES).map(rowOf));
});

test('the Chinese table names the same series, with the same kinds and labels', () => {
  const facts = (row: string) => row.split(' | ').slice(0, -1);
  expect(rowsIn('zh/metrics.md').map(facts)).toEqual(Object.entries(MEASURES).map(rowOf).map(facts));
});

test.each(['metrics.md', 'zh/metrics.md'])('%s explains every outcome of an attempt', (page) => {
  const lines = readFileSync(new URL(`../../docs/${page}`, import.meta.url), 'utf8').split('\n- ');
  const [explained = ''] = lines.filter((line) => line.includes('`not_sent`'));
  expect(ATTEMPTS.filter((outcome) => !explained.includes(`\`${outcome}\``))).toEqual([]);
});
