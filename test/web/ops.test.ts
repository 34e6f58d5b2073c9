import { request } from 'node:http';
import type { Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import type { Log } from '../../src/ports/process.ts';
import type { RequestListener } from '../../src/web/listen.ts';
import { createMetrics } from '../../src/web/metrics/metrics.ts';
import { opsListener, type Readiness } from '../../src/web/ops.ts';
import { publicListener } from '../../src/web/public.ts';
import { openDoor } from './door.ts';
import { silentConnection } from './silent.ts';

const silent: Log = { info: () => {}, warn: () => {}, error: () => {} };
const well: Readiness = { ready: true, checks: { role: 'all', dueMs: 3, undeliveredMs: 0 }, reasons: [] };

/** No API in these tests. */
const api: RequestListener = (_request, response) => response.writeHead(404).end();

/** Answer of `/readyz`, or of another path, while this is how ready the bot is. */
async function asked(readiness: () => Promise<Readiness>, path = '/readyz') {
  const metrics = createMetrics();
  const { url } = await openDoor(opsListener({ version: '1.2.3', readiness, metrics, log: silent }));
  const response = await fetch(`${url}${path}`);
  return [response.status, await response.json()];
}
const away = () => Promise.reject(new Error('ECONNREFUSED'));

test('a process that lives says so with its version, whatever else is wrong', async () => {
  expect(await asked(away, '/healthz')).toEqual([200, { alive: true, version: '1.2.3' }]);
});

test.each<[string, () => Promise<Readiness>, number, object]>([
  ['that can work is ready, and says how late it is', async () => well, 200, well],
  ['that is starting or stopping is not ready', async () => ({ ...well, ready: false }), 503, {}],
  [
    'that cannot tell is not ready, and says where to look',
    away,
    503,
    { hint: 'look for opsUnanswered in the log' },
  ],
])('a bot %s', async (_, readiness, status, body) => {
  expect(await asked(readiness)).toMatchObject([status, body]);
});

test('an address that does not exist names those that do', async () => {
  const hint = 'try /healthz, /readyz or /metrics';
  expect(await asked(async () => well, '/ready')).toMatchObject([404, { hint }]);
});

test('the public listener gives Slack its address, and nobody anything else', async () => {
  const { url } = await openDoor(
    publicListener({ slack: (_request, response) => response.end('for Slack'), api, callbacks: api }),
  );
  expect(await (await fetch(`${url}/slack/events?x=1`, { method: 'POST' })).text()).toBe('for Slack');
  for (const path of ['/', '/metrics', '/readyz', '/slack/events/x']) {
    expect((await fetch(`${url}${path}`)).status).toBe(404);
  }
});

test('in Socket Mode the address of HTTP mode says which mode it is', async () => {
  const { url } = await openDoor(publicListener({ slack: undefined, api, callbacks: api }));
  const response = await fetch(`${url}/slack/events`);
  const hint = 'this bot talks to Slack in Socket Mode';
  expect([response.status, await response.json()]).toMatchObject([404, { hint }]);
});

test('a door that is shut answers what was asked before, and nobody after', async () => {
  const waiting: (() => void)[] = [];
  const door = await openDoor((_request, response) => waiting.push(() => response.end('done')));
  const before = fetch(door.url);
  await expect.poll(() => waiting.length).toBe(1);
  const closed = door.close();
  for (const answer of waiting) answer();
  expect(await (await before).text()).toBe('done');
  await closed;
  await expect(fetch(door.url)).rejects.toThrow();
});

test('connections that say nothing make room for others, the oldest first', async () => {
  const { url, port } = await openDoor((_, response) => response.end('here'));
  const sockets: Socket[] = [];
  for (let n = 0; n < 210; n += 1) sockets.push(await silentConnection(port));
  expect(await (await fetch(url)).text()).toBe('here');
  const shut = () => sockets.filter(({ closed }) => closed);
  await expect.poll(() => shut().length).toBeGreaterThanOrEqual(10);
  expect(shut()).toEqual(sockets.slice(0, shut().length));
  // The request came by a connection of its own, which was silent as well for a moment.
  expect(shut().length).toBeLessThanOrEqual(11);
});

test('there are a thousand connections at most, whatever they say', async () => {
  const { url } = await openDoor(() => undefined);
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
  const { url } = await openDoor((_, response) => response.end('here'));
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

test('a connection that says nothing, or never ends what it says, does not keep the door open', async () => {
  let asked = 0;
  const door = await openDoor((incoming) => {
    asked += 1;
    incoming.resume();
  });
  await silentConnection(door.port);
  const slow = await silentConnection(door.port);
  slow.write('POST / HTTP/1.1\r\nhost: here\r\ncontent-length: 100\r\n\r\n');
  await expect.poll(() => asked).toBe(1);
  await door.close();
  await expect(fetch(door.url)).rejects.toThrow();
});
