import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import type { Vitals } from '../../src/ports/polling.ts';
import type { Log } from '../../src/ports/process.ts';
import { DEFAULT_POLICY } from '../../src/recording/policy.ts';
import { listen, type RequestListener } from '../../src/web/listen.ts';
import { createMetrics } from '../../src/web/metrics.ts';
import { opsListener, type Readiness } from '../../src/web/ops.ts';
import { publicListener } from '../../src/web/public.ts';

const silent: Log = { info: () => {}, warn: () => {}, error: () => {} };
const well: Readiness = { ready: true, checks: { role: 'all', dueMs: 3, undeliveredMs: 0 }, reasons: [] };

async function open(listener: RequestListener): Promise<string> {
  const door = await listen(listener, { port: 0, host: '127.0.0.1', variable: 'PORT' });
  onTestFinished(() => door.close());
  return `http://127.0.0.1:${door.port}`;
}

/** No API in these tests. */
const api: RequestListener = (_request, response) => response.writeHead(404).end();

const ops = (readiness: () => Promise<Readiness>, metrics = createMetrics()) =>
  open(opsListener({ readiness, metrics, log: silent }));

test('a process that lives says so, whatever else is wrong', async () => {
  const url = await ops(() => Promise.reject(new Error('away')));
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
});

test('a bot that can work is ready, and says how late it is', async () => {
  const response = await fetch(`${await ops(async () => well)}/readyz`);
  expect([response.status, await response.json()]).toEqual([200, well]);
});

test('a bot that is starting or stopping is not ready', async () => {
  expect((await fetch(`${await ops(async () => ({ ...well, ready: false }))}/readyz`)).status).toBe(503);
});

test('a bot without Redis is not ready, and says why', async () => {
  const response = await fetch(`${await ops(() => Promise.reject(new Error('ECONNREFUSED')))}/readyz`);
  expect([response.status, await response.json()]).toMatchObject([503, { hint: 'Redis does not answer' }]);
});

test('an address that does not exist names those that do', async () => {
  const response = await fetch(`${await ops(async () => well)}/ready`);
  expect(await response.json()).toMatchObject({ hint: 'try /healthz, /readyz or /metrics' });
});

test('metrics count outcomes by the name they are logged under, and carry the ages', async () => {
  const metrics = createMetrics();
  const vitals: Vitals = {
    lagMs: async () => 500,
    oldestDueMs: async () => 1_500,
    oldestUndeliveredMs: async () => 250,
    scheduled: async (app) => (app === 'prod' ? 7 : 0),
    loads: async () => [
      { apps: ['prod', 'stage'], recordings: 90, close: 0, granted: 1, waitingMs: 0, stuckMs: 0 },
    ],
  };
  metrics.measure(vitals, DEFAULT_POLICY);
  metrics.counted('news');
  metrics.counted('news');
  const text = await (await fetch(`${await ops(async () => well, metrics)}/metrics`)).text();
  expect(text).toContain('recbot_outcomes_total{outcome="news"} 2');
  expect(text).toContain('recbot_planning_lag_seconds 0.5');
  for (const app of ['prod', 'stage']) {
    expect(text).toContain(`recbot_requests_wanted_per_second{app="${app}"} 3`);
    expect(text).toContain(`recbot_requests_granted_per_second{app="${app}"} 1`);
  }
  expect(text).toContain('recbot_oldest_due_seconds 1.5');
  expect(text).toContain('recbot_oldest_undelivered_seconds 0.25');
  expect(text).toContain('recbot_scheduled_recordings{app="prod"} 7');
  expect(text).toContain('recbot_scheduled_recordings{app="stage"} 0');
});

test('the public listener gives Slack its address, and nobody anything else', async () => {
  const url = await open(
    publicListener({ slack: (_request, response) => response.end('for Slack'), api, callbacks: api }),
  );
  expect(await (await fetch(`${url}/slack/events?x=1`, { method: 'POST' })).text()).toBe('for Slack');
  for (const path of ['/', '/metrics', '/readyz', '/slack/events/x']) {
    expect((await fetch(`${url}${path}`)).status).toBe(404);
  }
});

test('in Socket Mode the address of HTTP mode says which mode it is', async () => {
  const response = await fetch(
    `${await open(publicListener({ slack: undefined, api, callbacks: api }))}/slack/events`,
  );
  expect([response.status, await response.json()]).toMatchObject([
    404,
    { hint: 'this bot talks to Slack in Socket Mode' },
  ]);
});

test('a door that is shut answers what was asked before, and nobody after', async () => {
  const waiting: (() => void)[] = [];
  const door = await listen((_request, response) => waiting.push(() => response.end('done')), {
    port: 0,
    host: '127.0.0.1',
    variable: 'PORT',
  });
  const url = `http://127.0.0.1:${door.port}`;
  const asked = fetch(url);
  await expect.poll(() => waiting.length).toBe(1);
  const closed = door.close();
  for (const answer of waiting) answer();
  expect(await (await asked).text()).toBe('done');
  await closed;
  await expect(fetch(url)).rejects.toThrow();
});

async function silentConnection(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1').on('error', () => {});
  onTestFinished(() => void socket.destroy());
  await once(socket, 'connect');
  return socket;
}

test('connections that say nothing make room for others, the oldest first', async () => {
  const url = await open((_, response) => response.end('here'));
  const sockets: Socket[] = [];
  for (let n = 0; n < 210; n += 1) sockets.push(await silentConnection(Number(new URL(url).port)));
  expect(await (await fetch(url)).text()).toBe('here');
  // The request came by a connection of its own, which was silent as well for a moment.
  await expect.poll(() => sockets.filter(({ closed }) => closed)).toEqual(sockets.slice(0, 11));
});

test('a connection that says nothing does not keep the door open', async () => {
  const door = await listen((_, response) => response.end(), {
    port: 0,
    host: '127.0.0.1',
    variable: 'PORT',
  });
  await silentConnection(door.port);
  await door.close();
  await expect(fetch(`http://127.0.0.1:${door.port}`)).rejects.toThrow();
});
