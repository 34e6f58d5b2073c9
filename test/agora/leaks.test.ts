import type { RequestListener } from 'node:http';
import { inspect } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import {
  again,
  alive,
  answering,
  app,
  asking,
  basic,
  createNotes,
  NOWHERE,
  open,
  recording,
  type Site,
} from './world.ts';

const SECRETS = [app.customerId, app.customerSecret, basic, encodeURIComponent(basic)];

let site: Site | undefined;

afterEach(async () => {
  await site?.close();
  site = undefined;
});

/** Everything that can be read from these values, by a log or by a curious reader. */
const shown = (...values: unknown[]): string =>
  values
    .flatMap((value) => [
      JSON.stringify(value) ?? '',
      inspect(value, { depth: 20, showHidden: true, getters: true, maxStringLength: null }),
      value instanceof Error ? `${value.stack} ${value.message}` : '',
    ])
    .join('\n');

const echo = `${basic} ${app.customerId}:${app.customerSecret} ${app.appId} ${recording.resourceId} ${recording.sid}`;
const answers: [string, RequestListener][] = [
  ['a 200', answering(200, alive, { 'x-request-id': app.customerSecret })],
  ['a 200 of HTML', answering(200, `<html>${echo}</html>`)],
  ['a 206', answering(206, { code: 65, reason: echo })],
  ['a 302', answering(302, echo, { location: `/?${basic}` })],
  ['a 400 with a code', answering(400, { code: 2, reason: echo })],
  ['a 400 about the app', answering(400, { message: `appid is invalid ${echo}` })],
  ['a 401', answering(401, { message: echo })],
  ['a 404 of the gateway', answering(404, { message: `no Route matched ${echo}` })],
  ['a 404 of the worker', answering(404, { code: 404, reason: `failed to find worker ${echo}` })],
  ['a 429', answering(429, echo, { 'retry-after': basic })],
  ['a 500', answering(500, echo)],
  ['a body over a megabyte', answering(200, echo.repeat(5_000))],
  ['a broken compression', answering(200, echo, { 'content-encoding': 'gzip' })],
  ['a reset', (request) => void request.socket.resetAndDestroy()],
  ['no answer', () => undefined],
  ['an answer that is not HTTP', (request) => void request.socket.end(`nonsense ${echo}\r\n\r\n`)],
];

describe('no credential leaves the room', () => {
  it.each(answers)('with %s', async (_, listener) => {
    site = await open(listener);
    const log = createNotes();
    const agora = asking([site.url], { timeoutMs: 500, log });
    const everything = shown(await agora.look(recording, again), log.lines, agora);
    expect(site.requests[0]?.headers.authorization).toBe(`Basic ${basic}`);
    for (const secret of [...SECRETS, recording.resourceId, app.appId])
      expect(everything).not.toContain(secret);
  });

  it('with a refused connection', async () => {
    const log = createNotes();
    const everything = shown(await asking([NOWHERE], { log }).look(recording, again), log.lines);
    for (const secret of SECRETS) expect(everything).not.toContain(secret);
  });

  it('with an aborted look', async () => {
    site = await open(() => undefined);
    const look = asking([site.url]).look(recording, again, AbortSignal.timeout(100));
    const error = await look.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Error);
    for (const secret of SECRETS) expect(shown(error)).not.toContain(secret);
  });

  it('with a host that is not safe', () => {
    const openUnsafe = () => asking([`http://me:${app.customerSecret}@example.com`]);
    expect(openUnsafe).toThrow('Agora host');
    expect(openUnsafe).not.toThrow(app.customerSecret);
  });
});
