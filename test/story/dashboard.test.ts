import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { z } from 'zod';
import { freePort } from '../../sandbox/free-port.ts';
import { programOf, RULES } from '../ops/on-path.ts';
import { temporaryFolder } from '../temporary.ts';
import { createWorld, SOON } from './world.ts';

/** Every query of the dashboard, asked of a Prometheus that scrapes a bot at work. */

const prometheus = programOf('prometheus') ?? '';

const Dashboard = z.object({
  panels: z.array(z.object({ targets: z.array(z.object({ expr: z.string() })).default([]) })),
});

const queries = Dashboard.parse(
  JSON.parse(readFileSync(new URL('../../ops/grafana/recording-watch.json', import.meta.url), 'utf8')),
).panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));

const Answer = z.object({
  data: z.object({ result: z.array(z.object({ value: z.tuple([z.number(), z.string()]) })) }),
});

/** Scrapes the bot every second. @returns its address */
async function startPrometheus(target: string): Promise<string> {
  const folder = temporaryFolder();
  const config = {
    global: { scrape_interval: '1s', evaluation_interval: '1s' },
    rule_files: [RULES],
    scrape_configs: [{ job_name: 'recording-watch', static_configs: [{ targets: [target] }] }],
  };
  await writeFile(join(folder, 'prometheus.yml'), JSON.stringify(config));
  const address = `127.0.0.1:${await freePort()}`;
  const flags = { 'config.file': join(folder, 'prometheus.yml'), 'storage.tsdb.path': folder };
  const args = Object.entries({ ...flags, 'web.listen-address': address }).map(
    ([name, to]) => `--${name}=${to}`,
  );
  const child = spawn(prometheus, args, { stdio: 'ignore' });
  const exit = once(child, 'exit');
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await exit;
  });
  return `http://${address}`;
}

/** Whether a query has any value that is a number. */
async function isEmpty(url: string, expr: string): Promise<boolean> {
  const query = expr.replaceAll('$__rate_interval', '5m');
  const response = await fetch(`${url}/api/v1/query?${new URLSearchParams({ query })}`);
  const { data } = Answer.parse(await response.json());
  return data.result.every(({ value: [, text] }) => text === 'NaN');
}

test.skipIf(prometheus === '')('no query of the dashboard is empty once the bot has worked', async () => {
  const world = await createWorld();
  await world.bot();
  const url = await startPrometheus(`127.0.0.1:${world.env.OPS_PORT}`);
  // Anything before the first scrape is no increase.
  await vi.waitFor(async () => expect(await isEmpty(url, 'recbot_redis_up')).toBe(false), SOON);
  const [{ sid }] = [await world.watched(), await world.watched()];
  world.agora.act(sid, 'exit');
  await vi.waitFor(
    async () => {
      const empty = await Promise.all(queries.map(async (expr) => (await isEmpty(url, expr)) && expr));
      expect(empty.filter((expr) => expr !== false)).toEqual([]);
    },
    { timeout: 120_000, interval: 1_000 },
  );
});
