import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { MEASURES } from '../../src/web/metrics/table.ts';
import { programOf, RULES } from './on-path.ts';

const run = promisify(execFile);
const promtool = programOf('promtool');

const rules = readFileSync(RULES, 'utf8');
const runbooks = ['runbook.md', 'zh/runbook.md'].map((page) =>
  readFileSync(new URL(`../../docs/${page}`, import.meta.url), 'utf8'),
);
const dashboard = readFileSync(new URL('../../ops/grafana/recording-watch.json', import.meta.url), 'utf8');

const alerts = [...rules.matchAll(/- alert: (\w+)/g)].map(([, name = '']) => name);

test.skipIf(!promtool)(
  'each rule fires for its own reason, and is quiet where another explains it',
  { timeout: 60_000 },
  async () => {
    await run(promtool ?? '', ['check', 'rules', RULES]);
    await run(promtool ?? '', ['test', 'rules', 'alerts.test.yml'], { cwd: dirname(RULES) });
  },
);

test.skipIf(!promtool)('Prometheus takes the example of a configuration, which finds the rules', async () => {
  await run(promtool ?? '', ['check', 'config', join(dirname(RULES), 'prometheus.yml')]);
});

test('each alert links to its section of the runbook, and each section has its alert, in both languages', () => {
  const linked = [...rules.matchAll(/runbook: docs\/runbook\.md#([\w-]+)/g)].map(([, anchor]) => anchor);
  expect(linked).toEqual(alerts.map((name) => name.toLowerCase()));
  for (const runbook of runbooks) {
    expect([...runbook.matchAll(/^## (.+)$/gm)].map(([, title]) => title)).toEqual(alerts);
  }
});

test('each alert has a test in which it fires', () => {
  const tests = readFileSync(RULES.replace('.yml', '.test.yml'), 'utf8');
  expect(alerts.filter((name) => !tests.includes(`alertname="${name}"`))).toEqual([]);
});

test('rules and dashboard name no series that the bot does not have', () => {
  const known = Object.entries(MEASURES).flatMap(([name, { kind }]) =>
    kind === 'histogram' ? [`${name}_bucket`, `${name}_sum`, `${name}_count`] : [name],
  );
  const named = [rules, dashboard].flatMap((text) => text.match(/\brecbot_\w+/g) ?? []);
  expect(named.filter((name) => !known.includes(name))).toEqual([]);
});

test('outcomes are counted from 0 if a rule watches for them, and no others are', () => {
  const watched = [...rules.matchAll(/recbot_outcomes_total\{outcome=~?"([\w|]+)"/g)];
  const named = new Set(watched.flatMap(([, outcomes = '']) => outcomes.split('|')));
  expect(MEASURES.recbot_outcomes_total.start.map(({ outcome }) => outcome).toSorted()).toEqual(
    [...named].toSorted(),
  );
});

test('the dashboard shows every series that the bot has', () => {
  const missing = Object.keys(MEASURES).filter((name) => !dashboard.includes(name));
  expect(missing).toEqual([]);
});
