import { readFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { get as getSealed } from 'node:https';
import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { closeServer } from '../../sandbox/free-port.ts';
import { type AgoraOptions, longestLookMs } from '../../src/agora/agora.ts';
import type { Recording } from '../../src/recording/recording.ts';
import { eventually } from '../eventually.ts';
import {
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

const HAS_IPV6 = Object.values(networkInterfaces()).some((of) =>
  of?.some(({ address }) => address === '::1'),
);

const sites: Site[] = [];

afterEach(async () => {
  vi.unstubAllEnvs();
  await Promise.all(sites.splice(0).map((site) => site.close()));
});

async function serve(answer: RequestListener, pem?: string): Promise<Site> {
  const site = await open(answer, pem);
  sites.push(site);
  return site;
}

/** Agora behind these hosts; waits between tries are noted instead of waited for, and so many tries may be had. */
function world(hosts: readonly string[], rest: Partial<AgoraOptions> = {}, most = Number.POSITIVE_INFINITY) {
  const waits: number[] = [];
  const log = createNotes();
  const real = asking(hosts, { log, ...rest });
  const again = async (ms: number) => waits.push(ms) <= most;
  const agora = { look: (what: Recording, signal?: AbortSignal) => real.look(what, again, signal) };
  return { agora, waits, log };
}

describe('one look', () => {
  it('is one GET with Basic credentials and every path part encoded', async () => {
    const site = await serve(answering(200, alive, { 'x-request-id': 'req-1' }));
    const { agora } = world([site.url]);
    const seen = await agora.look({ ...recording, resourceId: 'a/b+c=', sid: 'é ?#' });
    expect(seen).toEqual({
      kind: 'snapshot',
      status: 5,
      onhold: false,
      files: [],
      outputs: [],
      requestId: 'req-1',
      tookMs: expect.any(Number),
    });
    expect(site.requests).toHaveLength(1);
    expect(site.requests[0]).toMatchObject({
      method: 'GET',
      url: `/v1/apps/${app.appId}/cloud_recording/resourceid/a%2Fb%2Bc%3D/sid/%C3%A9%20%3F%23/mode/mix/query`,
      headers: { authorization: `Basic ${basic}` },
    });
  });

  it('keeps the connection for the next one', async () => {
    const site = await serve(answering(200, alive));
    const { agora } = world([site.url]);
    for (let look = 0; look < 5; look++) await agora.look(recording);
    expect(site.requests).toHaveLength(5);
    expect(site.connections()).toBe(1);
  });

  it.skipIf(!HAS_IPV6)('goes to a host that is given by an address of IPv6', async () => {
    const server = createServer(answering(200, alive));
    await new Promise<void>((resolve) => server.listen({ port: 0, host: '::1' }, resolve));
    onTestFinished(() => closeServer(server));
    const { port } = server.address() as AddressInfo;
    expect(await world([`http://[::1]:${port}`]).agora.look(recording)).toMatchObject({ kind: 'snapshot' });
  });

  it('uses the credentials of its own app', async () => {
    const site = await serve(answering(200, alive));
    const other = { name: 'other', appId: 'id-2', customerId: 'customer-2', customerSecret: 'secret-2' };
    const { agora } = world([site.url], { apps: () => [app, other] });
    await agora.look({ ...recording, app: 'other' });
    expect(site.requests[0]?.url).toContain('/apps/id-2/');
    expect(site.requests[0]?.headers.authorization).toBe(`Basic ${btoa('customer-2:secret-2')}`);
  });

  it('uses the credentials that its app has now', async () => {
    const site = await serve(answering(200, alive));
    let apps = [app];
    const { agora } = world([site.url], { apps: () => apps });
    await agora.look(recording);
    apps = [{ ...app, customerSecret: 'rotated' }];
    await agora.look(recording);
    const sent = site.requests.map(({ headers }) => headers.authorization);
    expect(sent).toEqual([`Basic ${basic}`, `Basic ${btoa(`${app.customerId}:rotated`)}`]);
  });

  it('asks below the path of a host', async () => {
    const site = await serve(answering(200, alive));
    await world([`${site.url}/behind/agora/`]).agora.look(recording);
    expect(site.requests[0]?.url).toMatch(/^\/behind\/agora\/v1\/apps\//);
  });

  it('of an app that is not configured asks nobody and says so', async () => {
    const site = await serve(answering(200, alive));
    const { agora } = world([site.url]);
    expect(await agora.look({ ...recording, app: 'gone' })).toEqual({
      kind: 'rejected',
      scope: 'app',
      check: 'app_id',
      reason: 'app gone is not configured',
    });
    expect(site.requests).toHaveLength(0);
  });

  it('reads Retry-After from the headers', async () => {
    const site = await serve(answering(429, { message: 'slow down' }, { 'retry-after': '3' }));
    const throttled = { kind: 'throttled', retryAfterMs: 3_000 };
    expect(await world([site.url]).agora.look(recording)).toMatchObject(throttled);
  });

  it('drops a request ID that does not look like one', async () => {
    const site = await serve(answering(200, alive, { 'x-request-id': `<b>${'x'.repeat(200)}` }));
    expect(await world([site.url]).agora.look(recording)).not.toHaveProperty('requestId');
  });

  it('drops a request ID that has a secret in it', async () => {
    const site = await serve(answering(200, alive, { 'x-request-id': `of-${app.customerSecret}:1` }));
    expect(await world([site.url]).agora.look(recording)).not.toHaveProperty('requestId');
  });

  it('goes straight to Agora though the environment names a proxy', async () => {
    const site = await serve(answering(200, alive));
    const proxy = await serve(answering(200, alive));
    for (const name of ['HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'https_proxy'])
      vi.stubEnv(name, proxy.url);
    vi.stubEnv('NO_PROXY', '');
    vi.stubEnv('no_proxy', '');
    await world([site.url]).agora.look(recording);
    expect([site.requests.length, proxy.requests.length]).toEqual([1, 0]);
  });
});

describe('answers that a strict client would trip over', () => {
  const big = 'x'.repeat(1_100_000);
  const unmeasured: RequestListener = (_, response) => {
    response.write(big);
    response.end();
  };
  const compressed: RequestListener = (_, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip' });
    response.end(gzipSync(big));
  };

  it.each<[string, RequestListener]>([
    ['HTML', answering(200, '<html>Please log in</html>', { 'content-type': 'text/html' })],
    ['a body over a megabyte', answering(200, big)],
    ['a megabyte without a length', unmeasured],
    ['a compressed megabyte', compressed],
    ['a broken compression', answering(200, 'not gzip', { 'content-encoding': 'gzip' })],
  ])('%s is unreadable, and no reason to ask another host', async (_, listener) => {
    const site = await serve(listener);
    const other = await serve(answering(200, alive));
    const { agora, log } = world([site.url, other.url]);
    expect(await agora.look(recording)).toMatchObject({ kind: 'unavailable', cause: 'unreadable' });
    expect([site.requests.length, other.requests.length]).toEqual([1, 0]);
    expect(log.lines.map(({ outcome }) => outcome)).toEqual(['answerUnreadable']);
  });

  it('a redirect is not followed: the credentials stay here', async () => {
    const other = await serve(answering(200, alive));
    const site = await serve(answering(302, '', { location: other.url }));
    const unavailable = { kind: 'unavailable', cause: 'http', status: 302 };
    expect(await world([site.url]).agora.look(recording)).toMatchObject(unavailable);
    expect(other.requests).toHaveLength(0);
  });

  it('JSON announced as text after a newline is read all the same', async () => {
    const site = await serve(answering(200, `\n${JSON.stringify(alive)}`, { 'content-type': 'text/plain' }));
    expect(await world([site.url]).agora.look(recording)).toMatchObject({ kind: 'snapshot', status: 5 });
  });
});

describe('failover', () => {
  const reset: RequestListener = (request) => void request.socket.resetAndDestroy();
  const silent: RequestListener = () => undefined;
  const cutOff: RequestListener = (request, response) => {
    response.writeHead(200, { 'content-length': '1000' });
    response.write('{"serverResponse":', () => request.socket.destroy());
  };
  let broken = false;
  const flickering: RequestListener = (request, response) =>
    broken ? request.socket.destroy() : answering(200, alive)(request, response);
  /** Never silent for long and never done. */
  const drip: RequestListener = (request, response) => {
    const timer = setInterval(() => response.write(' '), 20);
    request.socket.once('close', () => clearInterval(timer));
  };

  it.each<[string, RequestListener, 'network' | 'timeout']>([
    ['resets', reset, 'network'],
    ['never answers', silent, 'timeout'],
    ['stops in the middle of an answer', cutOff, 'network'],
    ['answers in drips', drip, 'timeout'],
  ])('a host that %s is asked again, then the next one', async (_, listener, cause) => {
    const first = await serve(listener);
    const second = await serve(answering(200, alive));
    const { agora, waits, log } = world([first.url, second.url], { timeoutMs: 500 });
    expect(await agora.look(recording)).toMatchObject({ kind: 'snapshot' });
    expect(first.requests).toHaveLength(2);
    expect(waits).toEqual([1_000, 3_000]);
    expect(log.lines).toEqual([
      { outcome: 'hostSetAside', facts: { app: 'prod', host: first.url, cause, code: expect.any(String) } },
    ]);
  });

  it('a host that refuses the connection is treated alike', async () => {
    const second = await serve(answering(200, alive));
    const { agora, waits, log } = world([NOWHERE, second.url]);
    expect(await agora.look(recording)).toMatchObject({ kind: 'snapshot' });
    expect(waits).toEqual([1_000, 3_000]);
    const facts = { app: 'prod', host: NOWHERE, cause: 'network', code: 'ECONNREFUSED' };
    expect(log.lines[0]?.facts).toEqual(facts);
  });

  it('goes on to the neighbouring region, and no further', async () => {
    const asked = [await serve(reset), await serve(reset), await serve(reset)];
    const last = await serve(answering(200, alive));
    const { agora, waits, log } = world([...asked, last].map(({ url }) => url));
    expect(await agora.look(recording)).toMatchObject({ kind: 'unavailable', cause: 'network' });
    expect(waits).toEqual([1_000, 3_000, 6_000]);
    expect(asked.map(({ requests }) => requests.length)).toEqual([2, 1, 1]);
    expect(log.lines.map(({ facts }) => facts.host)).toEqual(asked.map(({ url }) => url));
    expect(last.requests).toHaveLength(0);
  });

  it.each([401, 404, 429, 500, 503])('an HTTP %d never switches host', async (status) => {
    const first = await serve(answering(status, ''));
    const second = await serve(answering(200, alive));
    const { agora, waits } = world([first.url, second.url]);
    await agora.look(recording);
    await agora.look(recording);
    expect([first.requests.length, second.requests.length, waits.length]).toEqual([2, 0, 0]);
  });

  it('leaves a failed host alone for a minute, then tries it again', async () => {
    broken = true;
    const first = await serve(flickering);
    const second = await serve(answering(200, alive));
    let time = 0;
    const { agora } = world([first.url, second.url], { now: () => time });
    await agora.look(recording);
    broken = false;
    time = 59_000;
    await agora.look(recording);
    expect([first.requests.length, second.requests.length]).toEqual([2, 2]);
    time = 61_000;
    await agora.look(recording);
    expect([first.requests.length, second.requests.length]).toEqual([3, 2]);
  });

  it('asks a lone host twice, and only once more each time while it stays away', async () => {
    const lone = await serve(reset);
    const { agora, waits } = world([lone.url]);
    await agora.look(recording);
    expect([lone.requests.length, waits]).toEqual([2, [1_000]]);
    await agora.look(recording);
    expect(lone.requests).toHaveLength(3);
  });

  it('sends no further request that it may not, and begins with the next host next time', async () => {
    const first = await serve(reset);
    const second = await serve(answering(200, alive));
    const { agora, waits, log } = world([first.url, second.url], {}, 0);
    expect(await agora.look(recording)).toMatchObject({ kind: 'unavailable', cause: 'network' });
    expect([first.requests.length, second.requests.length, waits]).toEqual([1, 0, [1_000]]);
    expect(log.lines.map(({ outcome }) => outcome)).toEqual(['hostSetAside']);
    expect(await agora.look(recording)).toMatchObject({ kind: 'snapshot' });
    expect([first.requests.length, second.requests.length]).toEqual([1, 1]);
  });

  it('gives a lone host that came back its second chance again', async () => {
    broken = true;
    const lone = await serve(flickering);
    const { agora, waits } = world([lone.url]);
    await agora.look(recording);
    broken = false;
    await agora.look(recording);
    broken = true;
    await agora.look(recording);
    expect(waits).toEqual([1_000, 1_000]);
  });

  it('a certificate nobody vouches for gets no credentials', async () => {
    const pem = readFileSync(new URL('untrusted.pem', import.meta.url), 'utf8');
    const site = await serve(answering(200, alive), pem);
    const unavailable = { kind: 'unavailable', cause: 'network' };
    expect(await world([site.url]).agora.look(recording)).toMatchObject(unavailable);
    expect(site.requests).toHaveLength(0);
    // The certificate is all that was wrong with it.
    const status = await new Promise((resolve, reject) => {
      getSealed(site.url, { rejectUnauthorized: false }, (response) => {
        response.resume();
        resolve(response.statusCode);
      }).on('error', reject);
    });
    expect(status).toBe(200);
  });

  it('is bounded: four requests and ten seconds of waiting', () => {
    expect(longestLookMs(8_000)).toBe(42_000);
  });
});

describe('an aborted look', () => {
  it('rejects while Agora is silent', async () => {
    const site = await serve(() => undefined);
    const { agora, log } = world([site.url]);
    const stop = new AbortController();
    const look = agora.look(recording, stop.signal);
    const rejected = expect(look).rejects.toThrow('shutting down');
    await eventually(() => expect(site.requests).toHaveLength(1));
    stop.abort(new Error('shutting down'));
    await rejected;
    expect(log.lines).toEqual([]);
  });

  it('rejects while it waits for its next try', async () => {
    const site = await serve((request) => void request.socket.resetAndDestroy());
    const stopping = () => Promise.reject(new Error('shutting down'));
    await expect(asking([site.url]).look(recording, stopping)).rejects.toThrow('shutting down');
    expect(site.requests).toHaveLength(1);
  });

  it('asks nobody when it was aborted before', async () => {
    const site = await serve(answering(200, alive));
    const late = AbortSignal.abort(new Error('late'));
    await expect(world([site.url]).agora.look(recording, late)).rejects.toThrow('late');
    expect(site.requests).toHaveLength(0);
  });
});
