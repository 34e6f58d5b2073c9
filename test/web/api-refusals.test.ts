import { request } from 'node:http';
import { describe, expect, test } from 'vitest';
import { NOON, SID } from '../flows/world.ts';
import { OTHER_TOKEN, openApi, STARTED, TOKEN } from './world.ts';

const ONE = `/v1/recordings/${SID}`;

describe('nobody enters', () => {
  test.each([
    ['without a token', ''],
    ['with another token', `Bearer ${TOKEN}x`],
    ['with the beginning of a token', `Bearer ${TOKEN.slice(0, -1)}`],
    ['with no token behind the word', 'Bearer '],
    ['with both tokens at once', `Bearer ${TOKEN},${OTHER_TOKEN}`],
    ['by another scheme', `Basic ${TOKEN}`],
  ])('%s', async (_, authorization) => {
    const { ask, world, lines } = await openApi();
    const { status, headers, body } = await ask('POST', '/v1/recordings', STARTED, { authorization });
    expect(status).toBe(401);
    expect(headers.get('www-authenticate')).toMatch(/^Bearer /);
    expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(body).toMatchObject({ type: 'about:blank', title: 'Unauthorized', status: 401 });
    expect(await world.recordings.find(SID)).toBeUndefined();
    expect(JSON.stringify([lines, body])).not.toContain(TOKEN.slice(0, -1));
  });

  test('who reads, changes or deletes without a token', async () => {
    const { ask } = await openApi();
    for (const method of ['GET', 'PATCH', 'DELETE']) {
      expect((await ask(method, ONE, undefined, { authorization: '' })).status).toBe(401);
    }
  });

  test('but every token that is configured does, however the scheme is written', async () => {
    const { ask } = await openApi();
    const authorization = `bearer ${OTHER_TOKEN}`;
    expect((await ask('GET', '/v1/recordings', undefined, { authorization })).status).toBe(200);
  });

  test('while no token is configured, and a sentence says so', async () => {
    const { ask } = await openApi({ tokens: [] });
    for (const path of ['/v1/recordings', ONE, '/v1/openapi.json', '/v1/other']) {
      const { status, body } = await ask('GET', path, undefined, { authorization: 'Bearer ' });
      expect([status, body.detail]).toEqual([
        404,
        'The API is off. Setting API_TOKENS or API_KEYS_FILE turns it on.',
      ]);
    }
  });
});

describe('a registration is refused', () => {
  async function refused(sent: unknown, field: string, message: string): Promise<void> {
    const { post, world } = await openApi();
    const { status, headers, body } = await post(sent);
    expect(status).toBe(400);
    expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(body.errors).toEqual([{ field, message: expect.stringContaining(message) }]);
    expect(body.detail).toContain(field);
    expect(await world.recordings.find(SID)).toBeUndefined();
  }
  const watch = (...watches: readonly object[]) => ({ watch: watches });

  test.each<[claim: string, said: object, field: string, message: string]>([
    ['without a sid', { sid: undefined }, 'sid', 'is missing'],
    ['with a cut resource ID', { resourceId: 'R'.repeat(180) }, 'resourceId', 'it was probably cut'],
    ['with a mode that is none', { mode: 'video' }, 'mode', 'one of individual, mix, web, raw'],
    ['with a sid that is none', { sid: 'a b' }, 'sid', '6 to 128'],
    ['of an unknown app', { app: 'test' }, 'app', 'configured here: prod'],
    ['of an unknown App ID', { appId: '0'.repeat(32) }, 'appId', 'configured here: prod'],
    ['with a start in the future', { startedAt: NOON + 3_600_000 }, 'startedAt', 'in the future'],
    ['with a start in seconds', { startedAt: NOON / 1_000 }, 'startedAt', 'milliseconds since 1970'],
    ['with a start without zone', { startedAt: '2026-11-22T12:00:00' }, 'startedAt', 'zone'],
    ['with an expiry of a year', { resourceExpiredHour: 8_760 }, 'resourceExpiredHour', '720'],
    ['with files over plain http', { fileBaseUrl: 'http://f.example' }, 'fileBaseUrl', 'https'],
    ['with a password in an address', { fileBaseUrl: 'https://a:b@f.example' }, 'fileBaseUrl', 'password'],
    ['for the name of a channel', watch({ channel: '#general' }), 'watch[0].channel', 'the ID'],
    ['for an unknown kind', watch({ channel: 'C0123', only: ['end'] }), 'watch[0].only[0]', ''],
    ['in an unknown language', watch({ channel: 'C0123', lang: 'tlh' }), 'watch[0].lang', 'en, zh'],
    ['for another workspace', watch({ team: 'T999', channel: 'C0123' }), 'watch[0].team', 'not a workspace'],
    ['with a slip in a watch', watch({ channel: 'C0123', onyl: [] }), 'watch[0].onyl', 'not a field'],
  ])('%s', (_, said, field, message) => refused({ ...STARTED, ...said }, field, message));

  test.each([
    ['that is a list', [STARTED], 'expected object'],
    ['that is not JSON', '{"sid":', 'is not JSON'],
  ])('%s', (_, sent, message) => refused(sent, 'body', message));

  test('with every bad field named at once, and no value repeated', async () => {
    const { post } = await openApi();
    const { body } = await post({ sid: 'oops a secret', resourceId: 'oops-a-secret', watch: [{ lang: 3 }] });
    const fields = body.errors.map(({ field }: { field: string }) => field);
    expect(fields).toEqual(['sid', 'resourceId', 'mode', 'watch[0].channel', 'watch[0].lang']);
    expect(JSON.stringify(body)).not.toMatch(/oops/);
  });

  test('of one of several apps without saying which', async () => {
    const { post } = await openApi({ severalApps: true });
    expect(await post(STARTED)).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'app', message: 'is missing: it must be one of prod, stage' }] },
    });
  });

  test('unless it is JSON', async () => {
    const { ask } = await openApi();
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await ask('POST', '/v1/recordings', 'sid=1', form)).status).toBe(415);
    const charset = { 'content-type': 'Application/JSON; charset=utf-8' };
    expect((await ask('POST', '/v1/recordings', STARTED, charset)).status).toBe(201);
  });

  test('when its body is larger than 64 kB, announced or not', async () => {
    const { url, post, ask } = await openApi();
    for (const size of [70_000, 5_000_000]) {
      expect((await post({ ...STARTED, alias: 'x'.repeat(size) })).status).toBe(413);
    }
    const status = await new Promise((resolve, reject) => {
      const sent = request(`${url}/v1/recordings`, {
        method: 'POST',
        headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
      });
      sent.on('response', (response) => resolve(response.statusCode)).on('error', reject);
      // No end: the answer must not wait for one.
      for (let n = 0; n < 9; n++) sent.write('x'.repeat(8_192));
    });
    expect(status).toBe(413);
    expect((await ask('GET', '/v1/recordings')).body.recordings).toEqual([]);
  });
});

describe('other requests are refused', () => {
  test('for a sid that nobody registered', async () => {
    const { ask } = await openApi();
    const stopRequestedAt = NOON;
    for (const [method, body] of [['GET'], ['PATCH', { stopRequestedAt }], ['DELETE']] as const) {
      const answered = await ask(method, ONE, body);
      expect(answered).toMatchObject({ status: 404, body: { status: 404, title: 'Not Found' } });
      expect(answered.body.detail).toContain('POST /v1/recordings');
    }
  });

  test.each([
    ['a stop in the future', { stopRequestedAt: NOON + 3_600_000 }, 'stopRequestedAt'],
    ['a change that says nothing', {}, 'body'],
    ['a change that is nothing but null', { endsAt: null }, 'body'],
    ['an end at no moment', { endsAt: 'soon' }, 'endsAt'],
    ['a change of something else', { stopRequestedAt: NOON, phase: 'ended' }, 'phase'],
  ])('%s', async (_, sent, field) => {
    const { post, ask } = await openApi();
    await post(STARTED);
    const { status, body } = await ask('PATCH', ONE, sent);
    expect([status, body.errors[0].field]).toEqual([400, field]);
  });

  test.each([
    ['phase=alive', 'phase'],
    ['cursor=yesterday', 'cursor'],
    ['limit=5', 'limit'],
  ])('a list by %s', async (query, field) => {
    const { ask } = await openApi();
    const { status, body } = await ask('GET', `/v1/recordings?${query}`);
    expect([status, body.errors[0].field]).toEqual([400, field]);
  });

  test('by a method that a path does not know, which names those that it knows', async () => {
    const { ask } = await openApi();
    const tried = [
      ['PUT', '/v1/recordings', 'POST, GET'],
      ['POST', ONE, 'GET, PATCH, DELETE'],
      ['DELETE', '/v1/openapi.json', 'GET'],
    ] as const;
    for (const [method, path, allow] of tried) {
      const { status, headers, body } = await ask(method, path);
      expect([status, headers.get('allow'), body.status]).toEqual([405, allow, 405]);
    }
  });

  test('where nothing lives, and a path that cannot be decoded is one of these', async () => {
    const { ask } = await openApi();
    for (const path of ['/v1', '/v1/', '/v1/recordings/', `${ONE}/files`, '/v1/recordings/%E0%A4%A']) {
      expect(await ask('GET', path)).toMatchObject({ status: 404, body: { status: 404 } });
    }
  });

  test('while Redis is away, with when to come again and what the log calls it', async () => {
    const error = new Error('Connection is closed.');
    const away = () => Promise.reject(error);
    const { ask, post, lines } = await openApi({ flows: { announce: away, inspect: away } });
    for (const asked of [() => post(STARTED), () => ask('GET', ONE)]) {
      const answered = await asked();
      expect(answered.status).toBe(503);
      expect(answered.headers.get('retry-after')).toBe('5');
      const line = lines.findLast(({ outcome }) => outcome === 'apiUnanswered');
      expect(answered.body.detail).toContain(line?.facts.id);
      expect(line?.facts.error).toBe(error);
    }
  });
});
