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
    ['our-secret'],
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
  ])('%j is not found', (body) => {
    expect(read(404, body)).toEqual({ kind: 'not_found' });
  });

  it.each([
    { message: 'no Route matched with those values' },
    '<html>404</html>',
    '',
    {},
    { message: 'Not Found' },
  ])('%j is a wrong route, not an ended recording', (body) => {
    expect(read(404, body)).toEqual({ kind: 'no_route' });
  });

  it('a 404 with a code that is not documented concludes nothing', () => {
    expect(read(404, { code: 77 })).toEqual({ kind: 'unavailable', cause: 'http', status: 404 });
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
    [99, 'parameter'],
  ])('code %j asks to check the %s', (code, check) => {
    expect(read(400, { code, reason: 'no good' })).toEqual({
      kind: 'rejected',
      scope: 'recording',
      check,
      code: Number(code),
      reason: 'no good',
    });
  });

  it.each(['appid is invalid', 'AppID is invalid'])('%j is about the whole app', (message) => {
    expect(read(400, { message })).toEqual({
      kind: 'rejected',
      scope: 'app',
      check: 'app_id',
      reason: message,
    });
  });

  it('the code goes before the message', () => {
    expect(read(400, { code: 1003, message: 'appid is invalid' })).toMatchObject({
      scope: 'recording',
      check: 'ids',
    });
  });

  it('a reason is one clean line of at most 200 characters without what we sent', () => {
    const answer = read(400, { code: 2, reason: `our-secret\nis wrong ${'and so on '.repeat(40)}` });
    expect(answer).toMatchObject({ reason: expect.stringMatching(/^… is wrong and so on .{0,190}…$/) });
  });

  it.each(['<html>Bad Request</html>', '', {}])('a 400 of %j was not written by Cloud Recording', (body) => {
    expect(read(400, body)).toEqual({ kind: 'unavailable', cause: 'unreadable', status: 400 });
  });
});

describe('exiting', () => {
  it.each([
    [200, 501],
    [206, 501],
    [400, '501'],
    [404, 501],
    [500, 501],
  ])('HTTP %d with code %j is exiting', (status, code) => {
    expect(read(status, { code, reason: 'exiting' })).toEqual({ kind: 'exiting' });
  });

  it('HTTP 501 without that code is not', () => {
    expect(read(501, '')).toEqual({ kind: 'unavailable', cause: 'http', status: 501 });
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
    [418, {}],
  ])('%d with %j is unavailable', (status, body) => {
    expect(read(status, body)).toEqual({ kind: 'unavailable', cause: 'http', status });
  });
});
