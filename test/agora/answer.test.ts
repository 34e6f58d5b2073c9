import { describe, expect, it } from 'vitest';
import { readAnswer } from '../../src/agora/answer.ts';

const NOW = Date.UTC(2026, 10, 22, 14, 2, 10);
const read = (status: number, body: unknown, retryAfter?: string) =>
  readAnswer(
    {
      status,
      body: typeof body === 'string' ? body : JSON.stringify(body),
      ...(retryAfter === undefined ? {} : { retryAfter }),
    },
    { asked: { sid: 'our-sid', resourceId: 'our-resource' }, sent: ['our-secret'] },
    NOW,
  );

describe('success and nearly', () => {
  it('a 200 with a status is a snapshot, even after a newline', () => {
    expect(read(200, '\n{"serverResponse":{"status":5}}')).toMatchObject({ kind: 'snapshot', status: 5 });
  });

  it.each([
    '',
    '<html>welcome</html>',
    '{"serverResponse":{}}',
    '[]',
    'null',
    '{"serverResponse":{"status":5}',
  ])('a 200 that carries %j is unreadable, which says nothing about the recording', (body) => {
    expect(read(200, body)).toEqual({ kind: 'unavailable', cause: 'unreadable', status: 200 });
  });

  it.each([
    [206, { code: 65 }],
    [206, { serverResponse: { status: 5 } }],
    [202, ''],
    [204, ''],
  ])('a %d with %j is incomplete', (status, body) => {
    expect(read(status, body)).toEqual({ kind: 'incomplete' });
  });
});

describe('not found', () => {
  it.each([
    { code: 404, reason: 'failed to find worker' },
    { code: '404', reason: 'Failed To Find Worker' },
    { code: 404 },
    { reason: 'FAILED to find worker' },
    { message: 'failed to find worker' },
    { error: { code: 404, reason: 'failed to find worker' } },
    { message: { reason: 'Failed to find worker' } },
    { code: null, errors: [{ message: 'failed to find worker' }] },
    [{ reason: 'failed to find worker' }],
  ])('%j is not found', (body) => {
    expect(read(404, body)).toEqual({ kind: 'not_found' });
  });

  it.each([
    { message: 'no Route matched with those values' },
    { error: { message: 'no Route matched with those values' } },
    { code: 404, message: 'no Route matched with those values' },
    '<html>404</html>',
    '<html>failed to find worker</html>',
    '',
    '404 page not found',
  ])('%j is a wrong route, not an ended recording', (body) => {
    expect(read(404, body)).toEqual({ kind: 'no_route' });
  });

  it.each([
    { code: 77 },
    { code: 77, reason: 'failed to find worker' },
    {},
    [],
    { message: 'Not Found' },
    { error: { code: 404, message: 'Not Found' } },
    { code: [404] },
  ])('a 404 of %j does not say what was not found, and concludes nothing', (body) => {
    expect(read(404, body)).toEqual({ kind: 'unavailable', cause: 'http', status: 404 });
  });
});

describe('rejected', () => {
  it.each([
    [2, 'parameter'],
    ['2', 'parameter'],
    [432, 'ids'],
    [1001, 'ids'],
    [1003, 'ids'],
    ['1003', 'ids'],
    [433, 'resource_expired'],
  ])('code %j asks to check the %s', (code, check) => {
    expect(read(400, { code, reason: 'no good' })).toEqual({
      kind: 'rejected',
      scope: 'recording',
      check,
      code: Number(code),
      reason: 'no good',
    });
  });

  it.each([
    [{ message: 'appid is invalid' }, 'appid is invalid'],
    [{ message: 'AppID is invalid' }, 'AppID is invalid'],
    [{ code: 400, reason: 'invalid_appid' }, 'invalid_appid'],
    [{ code: '400', reason: 'Bad request', message: 'invalid app_id' }, 'Bad request'],
  ])('%j is about the whole app', (body, reason) => {
    expect(read(400, body)).toEqual({ kind: 'rejected', scope: 'app', check: 'app_id', reason });
  });

  it.each([
    { code: 53, reason: 'recording is already running' },
    { code: 62, reason: 'request timeout' },
    { code: 65, reason: 'request not completed' },
    { code: '65' },
    { code: 405 },
    { code: 406, reason: 'not acceptable' },
    { code: 49, reason: 'repeated stop request' },
    { code: 99, reason: 'no good' },
    { code: 2.5, reason: 'no good' },
    { code: 400, reason: 'bad request' },
    { code: 404, reason: 'failed to find worker' },
    { code: [2], reason: 'no good' },
    { message: 'Bad Request' },
    { error: { code: 2 }, message: 'no good' },
  ])('a 400 of %j rejects nothing and concludes nothing', (body) => {
    expect(read(400, body)).toEqual({ kind: 'unavailable', cause: 'http', status: 400 });
  });

  it.each([402, 405, 406, 409, 413, 415, 422, 500])('code 1003 in a %d rejects nothing', (status) => {
    const unavailable = { kind: 'unavailable', cause: 'http', status };
    expect(read(status, { code: 1003, reason: 'no good' })).toEqual(unavailable);
  });

  it('the code goes before the message', () => {
    const rejected = { scope: 'recording', check: 'ids' };
    expect(read(400, { code: 1003, message: 'appid is invalid' })).toMatchObject(rejected);
  });

  it('a reason is one clean line of at most 200 characters without what we sent', () => {
    const answer = read(400, { code: 2, reason: `our-secret\nis wrong ${'and so on '.repeat(40)}` });
    expect(answer).toMatchObject({ reason: expect.stringMatching(/^… is wrong and so on .{0,190}…$/) });
  });

  it.each(['<html>Bad Request</html>', '', {}, [{ code: 2 }], '"no"'])(
    'a 400 of %j was not written by Cloud Recording',
    (body) => {
      expect(read(400, body)).toEqual({ kind: 'unavailable', cause: 'unreadable', status: 400 });
    },
  );
});

describe('exiting', () => {
  it.each([
    [400, { code: '501', reason: 'exiting' }],
    [404, { code: 501, reason: 'The recording is exiting.' }],
    [404, { code: 501 }],
    [409, { code: 501, message: '录制服务正在退出' }],
  ])('HTTP %d with %j is exiting', (status, body) => {
    expect(read(status, body)).toEqual({ kind: 'exiting' });
  });

  it.each([
    [404, { code: 501, reason: 'no_worker_manager_available' }],
    [400, { code: 501, message: 'no worker manager available' }],
    [400, { code: 501, reason: 'exiting', message: 'no_worker_manager_available' }],
    [500, { code: 501, reason: 'no_worker_manager_available' }],
    [500, { code: 501, reason: 'exiting' }],
    [503, { code: 501 }],
    [501, ''],
    [302, { code: 501 }],
  ])('HTTP %d with %j is a fault of the service and no stop', (status, body) => {
    expect(read(status, body)).toEqual({ kind: 'unavailable', cause: 'http', status });
  });

  it.each([
    [200, { kind: 'unavailable', cause: 'unreadable', status: 200 }],
    [206, { kind: 'incomplete' }],
    [429, { kind: 'throttled' }],
  ])('HTTP %d with code 501 is what its status says', (status, seen) => {
    expect(read(status, { code: 501, reason: 'exiting' })).toEqual(seen);
  });
});

describe('an answer that names another recording', () => {
  const alive = { serverResponse: { status: 5, fileList: 'foreign.m3u8' } };

  it.each([
    [200, { ...alive, sid: 'other-sid', resourceId: 'our-resource' }],
    [200, { ...alive, sid: 'our-sid', resourceId: 'other-resource' }],
    [200, { ...alive, sid: 7 }],
    [404, { code: 404, reason: 'failed to find worker', sid: 'other-sid' }],
    [404, { code: 501, resourceId: 'other-resource' }],
    [400, { code: 1003, reason: 'no good', sid: 'other-sid' }],
  ])('%d %j concludes nothing', (status, body) => {
    expect(read(status, body)).toEqual({ kind: 'unavailable', cause: 'other_recording', status });
  });

  it.each([
    {},
    { sid: 'our-sid', resourceId: 'our-resource' },
    { sid: '', resourceId: null },
    { sid: {}, resourceId: [] },
  ])('is not one with %j', (ids) => {
    expect(read(200, { ...alive, ...ids })).toMatchObject({ kind: 'snapshot', status: 5 });
  });
});

describe('no view', () => {
  it.each([401, 403] as const)('%d is forbidden, whatever it carries', (status) => {
    expect(read(status, { code: 404 })).toEqual({ kind: 'forbidden', status });
    expect(read(status, '<html>')).toEqual({ kind: 'forbidden', status });
  });

  it.each([
    [undefined, undefined],
    ['7', 7_000],
    ['0', 0],
    ['1.5', 1_500],
    ['Sun, 22 Nov 2026 14:02:40 GMT', 30_000],
    ['Sun, 22 Nov 2026 14:00:00 GMT', 0],
    ['999999', 3_600_000],
    ['soon', undefined],
    ['', undefined],
  ])('429 with Retry-After %j asks to wait %j ms', (retryAfter, retryAfterMs) => {
    expect(read(429, { message: 'slow down' }, retryAfter)).toEqual({
      kind: 'throttled',
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    });
  });

  it.each([
    [504, { code: 62 }],
    [500, '<html>'],
    [503, ''],
    [302, ''],
    [405, { message: 'no' }],
    [408, ''],
    [409, { reason: 'conflict' }],
    [413, '<html>'],
    [415, {}],
    [422, { code: 2, reason: 'no good' }],
    [418, {}],
  ])('%d with %j is unavailable', (status, body) => {
    expect(read(status, body)).toEqual({ kind: 'unavailable', cause: 'http', status });
  });
});
