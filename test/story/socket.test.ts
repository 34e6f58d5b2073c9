import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { freePort } from '../../sandbox/free-port.ts';
import { API_TOKEN, backend, CALLBACK_SECRET, callbacks, channelId, counted, everythingIn } from './looks.ts';
import { SECRETS, SOON, shareWorld } from './world.ts';

/** A bot without a public address: Slack reaches it by Socket Mode, a backend and Agora inside the network. */

const got: string[] = [];
const handler = createServer(async (request, response) => {
  for await (const chunk of request) got.push(String(chunk));
  response.end();
});
const handlerPort = await freePort();
beforeAll(() => void handler.listen(handlerPort, '127.0.0.1'));
afterAll(() => void handler.close());

const shared = shareWorld(
  {
    API_TOKENS: API_TOKEN,
    AGORA_CALLBACK_SECRET: CALLBACK_SECRET,
    AGORA_CALLBACK_RELAY_URL: `http://127.0.0.1:${handlerPort}/agora`,
  },
  { mode: 'socket', channels: [{ name: 'recordings' }, { name: 'backend' }] },
);

const said = (channel: string): string =>
  everythingIn(shared(), channel)
    .map(({ text, blocks }) => `${text} ${JSON.stringify(blocks)}`)
    .join('\n');

const phaseIn = (channel: string): unknown =>
  shared().slack.messages(channel)[0]?.metadata?.event_payload.phase;

test('Agora says why it ended and that it is uploaded; the handler of the team gets the same', async () => {
  const { agora, process } = shared();
  const { sid, ids } = await shared().recording();
  agora.act(sid, 'publish');
  await shared().type('watch', ids);
  await vi.waitFor(() => expect(phaseIn('recordings')).toBe('recording'), SOON);

  const calls = callbacks(shared(), 'doubled');
  calls.say(sid, 'idle');
  await vi.waitFor(() => expect(calls.statuses()).toEqual([200, 200]), SOON);
  // Words of Agora end nothing that it still shows.
  await vi.waitFor(() => expect(process.output()).toContain('"msg":"heard"'), SOON);
  expect(phaseIn('recordings')).toBe('recording');

  agora.act(sid, 'vanish');
  await vi.waitFor(() => expect(said('recordings')).toContain('ended: everybody had left'), SOON);
  calls.say(sid, 'uploaded');
  await vi.waitFor(
    () => expect(said('recordings')).toContain('All files are in your bucket, says Agora'),
    SOON,
  );
  await vi.waitFor(() => expect(got.length).toBeGreaterThanOrEqual(2), SOON);
  expect(got.some((body) => JSON.parse(body).payload.sid === sid)).toBe(true);
});

test('a backend registers a recording, and its channel is told', async () => {
  const { appId: _, ...started } = shared().agora.start({ mode: 'mix', cname: 'algebra' });
  const registration = { ...started, watch: [{ channel: channelId(shared(), 'backend') }] };
  expect((await backend(shared(), 'POST', '', registration)).status).toBe(201);
  shared().agora.act(started.sid, 'publish');
  await vi.waitFor(() => expect(phaseIn('backend')).toBe('recording'), SOON);
});

test('frames that hold no event do not end the process: it counts them and answers', async () => {
  const { slack, process } = shared();
  await slack.sendFrame('null');
  expect(await slack.limitEvents()).toMatchObject({ kind: 'answered' });
  expect(await shared().type('list', '', { user: 'anna' })).toMatchObject({ ok: true });
  await vi.waitFor(() => expect(slack.ephemerals('recordings', 'anna')).toHaveLength(1), SOON);
  expect(await counted(shared(), 'slackFrameUnreadable')).toBe('1');
  expect(await counted(shared(), 'slackEventsLimited')).toBe('1');
  expect(process.child.exitCode).toBeNull();
});

test('a stranger who never ends a callback keeps neither the bot in Slack nor its stop from being orderly', async () => {
  const { slack, process, env } = shared();
  const stranger = connect(Number(env.PORT), '127.0.0.1').on('error', () => undefined);
  onTestFinished(() => void stranger.destroy());
  const headers = ['Host: here', 'Agora-Signature: forged', 'Content-Length: 100', 'Expect: 100-continue'];
  stranger.write(`${['POST /v1/agora/callbacks HTTP/1.1', ...headers].join('\r\n')}\r\n\r\n`);
  // The server asks for the body.
  expect(String(await once(stranger, 'data'))).toContain('100 Continue');
  process.child.kill('SIGTERM');
  await vi.waitFor(() => expect(slack.state().app.sockets).toBe(0), SOON);
  expect(stranger.destroyed).toBe(false);
  expect(await process.exit).toBe(0);
  expect(process.output()).toContain('"outcome":"orderly"');
});

test('no secret is in what it logged', () => {
  for (const secret of [CALLBACK_SECRET, API_TOKEN, ...Object.values(SECRETS), '/agora"']) {
    expect(shared().process.output()).not.toContain(secret);
  }
});
