import { createServer, type IncomingMessage } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { listenAt } from '../../../sandbox/free-port.ts';
import { createCallbacks } from '../../../src/agora/callbacks/callbacks.ts';
import { areNear } from '../../../src/agora/callbacks/near.ts';
import { relay } from '../../../src/agora/callbacks/relay.ts';
import { notice, SECRET, v1, v2 } from './signed.ts';

/** The handler of a team, on real HTTP. */
async function handler(status: number, location?: string) {
  const got: { readonly headers: IncomingMessage['headers']; readonly body: Buffer }[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    got.push({ headers: request.headers, body: Buffer.concat(chunks) });
    response.writeHead(status, location ? { location } : {});
    response.end('x'.repeat(100_000));
  });
  const port = await listenAt(server);
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { got, port, url: `http://127.0.0.1:${port}/agora?key=1` };
}

const body = Buffer.from(`${JSON.stringify(notice(40, { sid: 's1' }))}\n `);
const headers = {
  ...v2(body),
  ...v1(body),
  'content-type': 'application/json',
  host: 'bot',
  connection: 'close',
};

test('a handler gets the same bytes and headers, so that its own check of the signature holds', async () => {
  const { got, url } = await handler(200);
  await relay(url, headers, body);
  const [one] = got;
  if (!one) throw new Error('nothing arrived');
  expect(one.body.equals(body)).toBe(true);
  expect(one.headers['content-type']).toBe('application/json');
  const own = createCallbacks(() => [{ name: 'x', callbackSecrets: [SECRET] }]);
  expect(own.receive(one.headers, one.body, 0).kind).toBe('genuine');
  expect(one.headers.host).not.toBe('bot');
});

test('a name of this machine is near as well', async () => {
  const { got, port } = await handler(204);
  await relay(`http://localhost:${port}/`, headers, body);
  expect(got).toHaveLength(1);
});

test('a name is near only where all of its addresses are', () => {
  expect(areNear(['127.0.0.1', '10.1.2.3', '::1'])).toBe(true);
  expect(areNear(['10.1.2.3', '203.0.113.7'])).toBe(false);
  expect(areNear(['169.254.169.254'])).toBe(false);
  expect(areNear([])).toBe(false);
});

test.each([500, 404, 302])('%i is no success, and no redirect is followed', async (status) => {
  const elsewhere = await handler(200);
  const { url } = await handler(status, elsewhere.url);
  await expect(relay(url, headers, body)).rejects.toThrow(`it answered ${status}`);
  expect(elsewhere.got).toEqual([]);
});

test('nothing goes unencrypted to an address that is reached through the internet', async () => {
  await expect(relay('http://203.0.113.9/x', headers, body)).rejects.toThrow('not of a private network');
  await expect(relay('http://169.254.169.254/x', headers, body)).rejects.toThrow('not of a private network');
});

test('a refused connection is named without its address', async () => {
  const { port, url } = await handler(200);
  expect(url).toContain(`${port}`);
  const error = await relay('http://127.0.0.1:1/secret-path', headers, body).catch(String);
  expect(error).toBe('NotRelayed: ECONNREFUSED');
});
