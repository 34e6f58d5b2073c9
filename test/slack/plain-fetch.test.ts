import { createServer, type RequestListener } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { listenAt } from '../../sandbox/free-port.ts';
import { type Called, createClient } from '../../src/slack/api/client.ts';
import { createPlainFetch } from '../../src/slack/api/plain-fetch.ts';
import { memoryLog } from './bot.ts';

/** Address where nobody listens: no service has this port. */
const NOWHERE = 'http://127.0.0.1:1/';

async function serve(answer: RequestListener) {
  const server = createServer(answer);
  let connections = 0;
  server.on('connection', () => {
    connections += 1;
  });
  const port = await listenAt(server);
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return { url: `http://127.0.0.1:${port}/`, connections: () => connections };
}

/** Answers what it was asked: the method, the length that was announced, and the body. */
const echo: RequestListener = async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const { method, headers } = request;
  response.setHeader('x-oauth-scopes', ['chat:write', 'commands']);
  response.end(
    JSON.stringify([
      method,
      headers['content-length'],
      headers.authorization,
      Buffer.concat(chunks).toString(),
    ]),
  );
};

test('a text and bytes are posted with their length in bytes, over one connection', async () => {
  const { url, connections } = await serve(echo);
  const fetch = createPlainFetch();
  const headers = { Authorization: 'Bearer xoxb' };
  const text = await fetch(url, { method: 'POST', headers, body: 'blåbær' });
  expect(await text.json()).toEqual(['POST', '8', 'Bearer xoxb', 'blåbær']);
  const bytes = await fetch(new URL(url), { method: 'POST', body: new TextEncoder().encode('録') });
  expect(await bytes.json()).toEqual(['POST', '3', null, '録']);
  expect(connections()).toBe(1);
});

test('an answer is told as `fetch` tells it, in the parts that Slack’s packages read', async () => {
  const { url } = await serve(echo);
  const answer = await createPlainFetch()(url);
  expect(answer).toMatchObject({ ok: true, status: 200, statusText: 'OK', url });
  expect(answer.headers.get('X-OAuth-Scopes')).toBe('chat:write, commands');
  expect(answer.headers.get('retry-after')).toBeNull();
  expect(Object.fromEntries(answer.headers.entries())).toMatchObject({
    'x-oauth-scopes': 'chat:write, commands',
  });
  expect(Buffer.from(await answer.arrayBuffer()).toString()).toBe(await answer.text());
});

test('a redirect is an answer like any other: what was sent goes nowhere else', async () => {
  let asked = 0;
  const { url } = await serve((_, response) => {
    asked += 1;
    response.writeHead(302, { location: NOWHERE }).end();
  });
  expect(await createPlainFetch()(url, { method: 'POST', body: 'secret' })).toMatchObject({
    ok: false,
    status: 302,
  });
  expect(asked).toBe(1);
});

test('a signal that aborts is the reason', async () => {
  const { url } = await serve(() => undefined);
  const asked = createPlainFetch()(url, { signal: AbortSignal.timeout(20) });
  await expect(asked).rejects.toMatchObject({ name: 'TimeoutError' });
});

test.each<[string, RequestListener]>([
  ['before its head', (request) => void request.socket.destroy()],
  [
    'in its middle',
    (request, response) => {
      response.writeHead(200, { 'content-length': '10' });
      response.write('{', () => request.socket.destroy());
    },
  ],
])('an answer that is cut off %s is none', async (_, answer) => {
  const { url } = await serve(answer);
  await expect(createPlainFetch()(url)).rejects.toMatchObject({ code: 'ECONNRESET' });
});

test('nobody who listens is told by the code of the system', async () => {
  await expect(createPlainFetch()(NOWHERE)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});

test('a form is refused and nothing is sent', async () => {
  const { url, connections } = await serve(echo);
  await expect(createPlainFetch()(url, { method: 'POST', body: new FormData() })).rejects.toThrow(TypeError);
  expect(connections()).toBe(0);
});

test.each<[Parameters<Called>[1], number, object]>([
  ['ok', 200, { ok: true }],
  ['refused', 200, { ok: false, error: 'account_inactive' }],
  ['limited', 429, {}],
  ['away', 500, {}],
])('a call of the Web API is counted once, as %s', async (outcome, status, body) => {
  const { url } = await serve((_, response) => {
    response.writeHead(status, { 'retry-after': '1' }).end(JSON.stringify(body));
  });
  const counted: [string, string][] = [];
  const called: Called = (method, as) => void counted.push([method, as]);
  await createClient({ botToken: 'xoxb-1', apiUrl: url, called }, memoryLog())
    .auth.test()
    .catch(() => undefined);
  expect(counted).toEqual([['auth.test', outcome]]);
});
