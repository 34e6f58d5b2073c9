import { once } from 'node:events';
import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import type { Log } from '../../src/ports/process.ts';
import { listen, type RequestListener } from '../../src/web/listen.ts';
import { createMetrics } from '../../src/web/metrics/metrics.ts';
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
  open(opsListener({ version: '1.2.3', readiness, metrics, log: silent }));

test('a process that lives says so with its version, whatever else is wrong', async () => {
  const url = await ops(() => Promise.reject(new Error('away')));
  const response = await fetch(`${url}/healthz`);
  expect([response.status, await response.json()]).toEqual([200, { alive: true, version: '1.2.3' }]);
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
  const shut = () => sockets.filter(({ closed }) => closed);
  await expect.poll(() => shut().length).toBeGreaterThanOrEqual(10);
  expect(shut()).toEqual(sockets.slice(0, shut().length));
  // The request came by a connection of its own, which was silent as well for a moment.
  expect(shut().length).toBeLessThanOrEqual(11);
});

test('a connection ends that says nothing, or does not say the rest, however few there are', async () => {
  const url = await open((_, response) => response.end('here'));
  const { port } = new URL(url);
  const [silent, slow] = [await silentConnection(Number(port)), await silentConnection(Number(port))];
  slow.write('GET / HTTP/1.1\r\nhost: ');
  slow.resume();
  await Promise.all([silent, slow].map((socket) => socket.closed || once(socket.resume(), 'close')));
}, 25_000);

test('there are a thousand connections at most, whatever they say', async () => {
  const url = await open(() => undefined);
  const asked = Array.from({ length: 1_001 }, () => {
    const one = request(url, { agent: false });
    onTestFinished(() => void one.destroy());
    return new Promise<string>((resolve) => {
      one.on('error', () => resolve('refused'));
      one.on('finish', () => one.socket?.once('close', () => resolve('refused')));
      one.end();
    });
  });
  expect(await Promise.race(asked)).toBe('refused');
});

test('a burst of callers is not taken for silence: each of 400 that come at once is answered', async () => {
  const url = await open((_, response) => response.end('here'));
  const answers = Array.from(
    { length: 400 },
    () =>
      new Promise((resolve, reject) => {
        const asked = request(url, { agent: false }, (response) => resolve(response.resume().statusCode));
        asked.on('error', reject).end();
      }),
  );
  expect(await Promise.all(answers)).toEqual(Array(400).fill(200));
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
