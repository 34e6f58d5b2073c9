import type { RequestListener } from 'node:http';
import { inspect } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { createAgora } from '../../src/agora/agora.ts';
import { alive, answering, app, basic, createNotes, NOWHERE, open, recording, type Site } from './world.ts';

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

const again = async () => true;

describe('no credential leaves the room', () => {
  it.each(answers)('with %s', async (_, listener) => {
    site = await open(listener);
    const log = createNotes();
    const agora = createAgora({ apps: () => [app], hosts: [site.url], area: 'global', timeoutMs: 500, log });
    const everything = shown(await agora.look(recording, again), log.lines, agora);
    expect(site.requests[0]?.headers.authorization).toBe(`Basic ${basic}`);
    for (const secret of SECRETS) expect(everything).not.toContain(secret);
    expect(everything).not.toContain(recording.resourceId);
    expect(everything).not.toContain(app.appId);
  });

  it('with a refused connection', async () => {
    const log = createNotes();
    const agora = createAgora({ apps: () => [app], hosts: [NOWHERE], area: 'global', timeoutMs: 500, log });
    const everything = shown(await agora.look(recording, again), log.lines);
    for (const secret of SECRETS) expect(everything).not.toContain(secret);
  });

  it('with an aborted look', async () => {
    site = await open(() => undefined);
    const agora = createAgora({
      apps: () => [app],
      hosts: [site.url],
      area: 'global',
      timeoutMs: 5_000,
      log: createNotes(),
    });
    const error = await agora
      .look(recording, again, AbortSignal.timeout(100))
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Error);
    for (const secret of SECRETS) expect(shown(error)).not.toContain(secret);
  });

  it('with a host that is not safe', () => {
    const hosts = [`http://me:${app.customerSecret}@example.com`];
    const open = () =>
      createAgora({ apps: () => [app], hosts, area: 'global', timeoutMs: 500, log: createNotes() });
    expect(open).toThrow('Agora host');
    expect(open).not.toThrow(app.customerSecret);
  });
});
