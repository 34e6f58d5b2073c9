import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { RULES } from '../ops/on-path.ts';

const run = promisify(execFile);

/** Milliseconds between two scrapes; the rules see any two as the fifteen seconds of a real Prometheus. */
const TICK_MS = 500;
const TICK_S = 15;

/** How often alerts that have not fired are waited for, and scrapes between: half a minute in all. */
const FURTHER_TRIES = 15;
const TICKS_BETWEEN = 4;

/** Series by name and labels, one value for each scrape; `_` where there was none. */
export interface Scrapes {
  /** Scrapes every process so many times. @param tickMs real milliseconds between two scrapes */
  go(ticks: number, tickMs?: number): Promise<void>;
  /**
   * Rejects, in the words of promtool, unless exactly these alerts would have fired on what was scraped. Scrapes on for a
   * while if they have not yet: on a busy machine a failure takes its time to show. One that has fired never goes.
   */
  fired(alerts: readonly string[]): Promise<void>;
}

/** Records `/metrics` of running processes, so that promtool can run the rules over what really happened. */
export function recordScrapes(promtool: string, opsPorts: readonly string[]): Scrapes {
  const series = new Map<string, string[]>();
  let ticks = 0;

  function put(name: string, value: string): void {
    const values = series.get(name) ?? [];
    while (values.length < ticks) values.push('_');
    values.push(value);
    series.set(name, values);
  }

  async function scrape(port: string): Promise<void> {
    const text = await fetch(`http://127.0.0.1:${port}/metrics`).then(
      (response) => (response.ok ? response.text() : undefined),
      () => undefined,
    );
    put(`up{job="recording-watch",instance="${port}"}`, text === undefined ? '0' : '1');
    for (const line of text?.split('\n') ?? []) {
      const [, name = '', labels = '', value = ''] = /^(recbot_\w+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [];
      if (name === '' || name.endsWith('_bucket')) continue;
      put(`${name}{${[labels, `instance="${port}"`].filter(Boolean).join(',')}}`, value);
    }
  }

  async function go(count: number, tickMs = TICK_MS): Promise<void> {
    for (let n = 0; n < count; n += 1) {
      await Promise.all(opsPorts.map(scrape));
      ticks += 1;
      await sleep(tickMs);
    }
  }

  async function judge(alerts: readonly string[]): Promise<void> {
    const folder = await mkdtemp(join(tmpdir(), 'scrapes-'));
    const input = [...series].map(([name, values]) => ({ series: name, values: values.join(' ') }));
    const ever = {
      expr: 'group by (alertname) (max_over_time(ALERTS{alertstate="firing"}[1d]))',
      eval_time: `${(ticks - 1) * TICK_S}s`,
      exp_samples: alerts.map((name) => ({ labels: `{alertname="${name}"}`, value: 1 })),
    };
    const scene = { interval: `${TICK_S}s`, input_series: input, promql_expr_test: [ever] };
    const file = join(folder, 'scene.yml');
    // JSON is YAML.
    await writeFile(
      file,
      JSON.stringify({ rule_files: [RULES], evaluation_interval: '15s', tests: [scene] }),
    );
    try {
      await run(promtool, ['test', 'rules', file]);
    } finally {
      await rm(folder, { recursive: true });
    }
  }

  return {
    go,
    async fired(alerts) {
      for (let left = FURTHER_TRIES; ; left -= 1) {
        try {
          return await judge(alerts);
        } catch (error) {
          if (left === 0) throw error;
          await go(TICKS_BETWEEN);
        }
      }
    },
  };
}
