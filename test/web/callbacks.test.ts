import { request as httpRequest } from 'node:http';
import { Redis } from 'ioredis';
import { expect, onTestFinished, test, vi } from 'vitest';
import { callbackDoor } from '../../src/bot/callbacks.ts';
import { createNotices } from '../../src/redis/hearing/notices.ts';
import { openKeyspace } from '../../src/redis/open-keyspace.ts';
import { callbackListener } from '../../src/web/callbacks/callbacks.ts';
import { publicListener } from '../../src/web/public.ts';
import { notice, SECRET, v1, v2 } from '../agora/callbacks/signed.ts';
import { createTestLog, openWorld, PROD, register, type World } from '../redis/world.ts';
import { openDoor } from './door.ts';

const CALLED = [PROD, { ...PROD, name: 'stage' }].map((app) => ({ ...app, callbacks: true }));

const unregistered = async ({ reports }: World, app: string) =>
  (await reports.of(app)).callbacks?.unregistered;

/** Real HTTP in front of a real Redis. */

const AT = Date.now() - 60_000;
const OTHER = 'callback-secret-of-another-app';
const SECRETS = [SECRET, OTHER];

const app = (name: string, ...callbackSecrets: readonly string[]) => ({
  name,
  appId: name,
  customerId: name,
  customerSecret: `secret-of-${name}`,
  ...(callbackSecrets.length > 0 ? { callbackSecrets } : {}),
});
const APPS = [app('prod', SECRET), app('stage', OTHER), app('quiet')];

async function open({ apps = APPS, keep = undefined as (() => Promise<void>) | undefined } = {}) {
  const world = openWorld({ apps: CALLED });
  onTestFinished(() => world.close());
  const log = createTestLog();
  const notices = keep ? { keep } : createNotices(world.keyspace);
  const waits: number[] = [];
  const outcomes: string[] = [];
  const callbacks = callbackListener(
    callbackDoor({ apps: () => apps, notices, relays: { pass: async () => {} }, now: Date.now }),
    {
      log,
      counted: (outcome) => void outcomes.push(outcome),
      now: Date.now,
      wait: async (ms) => void waits.push(ms),
    },
  );
  const nobody = () => {
    throw new Error('not for this room');
  };
  const door = await openDoor(publicListener({ slack: undefined, api: nobody, callbacks }));
  const url = `${door.url}/v1/agora/callbacks`;
  async function post(body: unknown, headers?: Record<string, string>, path = '') {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const response = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(headers ?? v2(text)) },
      body: text,
    });
    const answer = await response.text();
    for (const secret of SECRETS) expect(answer).not.toContain(secret);
    return { status: response.status, body: JSON.parse(answer), headers: response.headers };
  }
  return { world, log, url, post, waits, outcomes };
}

test('what is signed is kept and answered with JSON, one notice or a list', async () => {
  const { world, post } = await open();
  await register(world, 's1');
  const one = await post(notice(40, { sid: 's1', id: 'n1', sequence: 1, at: AT }));
  expect([one.status, one.body]).toEqual([200, { taken: true }]);
  const body = JSON.stringify([notice(31, { sid: 's1', id: 'n2', sequence: 2, at: AT })]);
  expect((await post(body, v1(body))).status).toBe(200);
  expect((await world.notices.waiting('s1'))?.words.map(({ event }) => event)).toEqual([40, 31]);
});

test('the health check of the console is answered and kept nowhere', async () => {
  const { post, world, log } = await open();
  const { status, body } = await post(notice(1, { cname: 'test_webhook', sid: 's1' }));
  expect([status, body]).toEqual([200, { taken: true, healthCheck: true }]);
  expect(log.outcomes()).toContain('callbackHealthCheck');
  expect(await unregistered(world, 'prod')).toBe(0);
});

test('what is forged, unsigned, nonsense or too large is refused as such', async () => {
  const { post, url, world } = await open();
  await register(world, 's1');
  const body = JSON.stringify(notice(40, { sid: 's1', at: AT }));
  const unsigned = await post(body, {});
  // Its body is not read, so nothing more can come over this connection.
  expect([unsigned.status, unsigned.headers.get('connection')]).toEqual([401, 'close']);
  expect((await post(body, v2(body, 'a-guess'))).status).toBe(401);
  expect((await post(`${body} `, v2(body))).status).toBe(401);
  expect((await post('{"hello":1}')).status).toBe(400);
  expect((await post(JSON.stringify({ ...notice(40, { sid: 's1' }), pad: 'x'.repeat(70_000) }))).status).toBe(
    413,
  );
  const got = await fetch(url);
  expect([got.status, got.headers.get('allow')]).toEqual([405, 'POST']);
  expect(await world.notices.waiting('s1')).toBeUndefined();
});

test('who forges is counted and slowed down, the log gets one line, and Agora does not wait', async () => {
  const { post, log, waits, outcomes, world } = await open();
  await register(world, 's1');
  const body = JSON.stringify(notice(40, { sid: 's1', at: AT }));
  for (let n = 0; n < 4; n += 1) await post(body, v2(body, 'a-guess'));
  for (let n = 0; n < 4; n += 1) await post(body, {});
  expect(waits).toEqual([100, 200, 400]);
  expect(outcomes).toEqual(Array(8).fill('callbackForged'));
  expect(log.lines.filter(({ outcome }) => outcome === 'callbackRefused')).toMatchObject([
    { facts: { address: '127.0.0.1', status: 401, times: 1 } },
  ]);
  expect((await post(body)).status).toBe(200);
  expect(waits).toHaveLength(3);
});

test('what is signed and no notice is counted, logged once a minute, and never slowed down', async () => {
  const { post, log, waits, outcomes } = await open();
  for (let n = 0; n < 8; n += 1) expect((await post('{"hello":1}')).status).toBe(400);
  expect(outcomes).toEqual(Array(8).fill('callbackNonsense'));
  expect(log.lines.filter(({ outcome }) => outcome === 'callbackRefused')).toMatchObject([
    { facts: { address: '127.0.0.1', status: 400, times: 1 } },
  ]);
  expect(waits).toEqual([]);
});

test('a body without a length is counted as it comes', async () => {
  const { url } = await open();
  const status = await new Promise((resolve, reject) => {
    const request = httpRequest(
      url,
      { method: 'POST', headers: { ...v2('x'), 'transfer-encoding': 'chunked' } },
      (response) => resolve(response.statusCode),
    );
    request.on('error', reject);
    request.write('x'.repeat(70_000));
    request.end();
  });
  expect(status).toBe(413);
});

test('each app has an address of its own, which takes its own alone', async () => {
  const { post, world } = await open();
  const body = JSON.stringify(notice(40, { sid: 'of-stage', at: AT }));
  expect((await post(body, v2(body, OTHER), '/prod')).status).toBe(401);
  expect((await post(body, v2(body, OTHER), '/stage')).status).toBe(200);
  expect((await post(body, v2(body), '/quiet')).status).toBe(404);
  expect((await post(body, v2(body), '/no%2')).status).toBe(404);
  expect([await unregistered(world, 'stage'), await unregistered(world, 'prod')]).toEqual([1, 0]);
});

test('without a secret anywhere nothing lives here', async () => {
  const { post } = await open({ apps: [app('quiet')] });
  const { status, body } = await post(notice(40));
  expect(status).toBe(404);
  expect(body.detail).toContain('AGORA_CALLBACK_SECRET');
});

test('what cannot be kept is not taken, so that Agora sends it again', async () => {
  const { post, log } = await open({ keep: () => Promise.reject(new Error('Redis is away')) });
  const { status, headers } = await post(notice(40, { sid: 's1', at: AT }));
  expect([status, headers.get('retry-after')]).toEqual([503, '5']);
  expect(log.outcomes()).toContain('callbackNotKept');
});

test('a Redis that is away is answered with 503 as well', async () => {
  const redis = new Redis('redis://127.0.0.1:1', {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    retryStrategy: null as never,
  });
  redis.on('error', () => {});
  onTestFinished(() => redis.disconnect());
  await vi.waitFor(() => expect(redis.status).toBe('end'));
  const away = createNotices(openKeyspace(redis, 'away'));
  const { post } = await open({ keep: () => away.keep(['prod'], [{ sid: 's', word: { event: 1, at: 1 } }]) });
  expect((await post(notice(40, { sid: 's1', at: AT }))).status).toBe(503);
});
