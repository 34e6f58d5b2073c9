import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { signatureHeaders } from '../../sandbox/slack/delivery/signing.ts';
import { FORM_TYPE, JSON_TYPE, SECRET, sendSigned, startBot } from './bot.ts';
import { SID } from './subjects.ts';

const signed = (body: string, { secret = SECRET, at = Date.now() } = {}) => ({
  'content-type': FORM_TYPE,
  ...signatureHeaders(secret, at, body),
});

const command = new URLSearchParams({
  command: '/recording-status',
  text: SID,
  team_id: 'T1',
  channel_id: 'C1',
  user_id: 'U1',
  trigger_id: '1.2.3',
  response_url: 'http://127.0.0.1:9/none',
}).toString();

async function send(url: string, init: RequestInit): Promise<{ status: number; text: string }> {
  const response = await fetch(url, { method: 'POST', ...init });
  return { status: response.status, text: await response.text() };
}

test('a request that Slack signed just now is taken', async () => {
  const { url, calls } = await startBot();
  const answer = await send(`${url}/slack/events`, { body: command, headers: signed(command) });
  expect(answer).toEqual({ status: 200, text: '' });
  await expect.poll(() => calls).toHaveLength(1);
});

const MINUTE = 60_000;

test.each([
  ['signed with another secret', signed(command, { secret: 'guessed' })],
  ['signed for another body', signed(`${command}&text=other`)],
  ['signed six minutes ago', signed(command, { at: Date.now() - 6 * MINUTE })],
  ['signed for six minutes from now', signed(command, { at: Date.now() + 6 * MINUTE })],
  ['not signed', { 'content-type': FORM_TYPE }],
  ['signed in a strange way', { ...signed(command), 'x-slack-signature': 'v0=ü' }],
  ['of no time', { ...signed(command), 'x-slack-request-timestamp': 'NaN' }],
])('a request %s is refused and does nothing', async (_, headers) => {
  const { url, calls, log } = await startBot();
  const safe = Object.fromEntries(Object.entries(headers).map(([key, value]) => [key, encodeURI(value)]));
  const answer = await send(`${url}/slack/events`, { body: command, headers: safe });
  expect(answer).toEqual({
    status: 401,
    text: 'The request is not signed by Slack within the last five minutes.\n',
  });
  expect(log.outcomes()).toEqual(['slackRequestForged']);
  expect(calls).toEqual([]);
});

test('requests that Slack did not send are all counted, and logged once a minute for each address', async () => {
  let at = Date.now();
  const { url, log, counted } = await startBot({ now: () => at });
  const forge = () =>
    send(`${url}/slack/events`, { body: command, headers: signed(command, { secret: 'x' }) });
  for (let n = 0; n < 8; n += 1) expect((await forge()).status).toBe(401);
  at += MINUTE;
  await forge();
  expect(counted).toEqual(Array(9).fill('slackRefused'));
  const logged = log.lines.filter(({ outcome }) => outcome === 'slackRequestForged');
  expect(logged.map(({ facts }) => [facts.address, facts.times])).toEqual([
    ['127.0.0.1', 1],
    ['127.0.0.1', 8],
  ]);
});

const TOO_LARGE = /^The request is larger than 1048576 bytes/;

test('a body of 5 MB is refused before it is read, whoever signed it', async () => {
  const { url, calls } = await startBot();
  const body = `text=${'x'.repeat(5_000_000)}`;
  const answer = await send(`${url}/slack/events`, { body, headers: signed(body) });
  expect(answer).toEqual({ status: 413, text: expect.stringMatching(TOO_LARGE) });
  expect(calls).toEqual([]);
});

/** Speaks HTTP by hand, for what no client would send. */
async function raw(url: string, head: string, chunks: readonly string[]): Promise<string> {
  const { port, hostname } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    let received = '';
    socket.setEncoding('utf8').on('data', (data) => {
      received += data;
    });
    socket.on('close', () => resolve(received));
    socket.on('error', (error) => (received === '' ? reject(error) : resolve(received)));
    socket.write(`POST /slack/events HTTP/1.1\r\nhost: ${hostname}\r\n${head}\r\n\r\n`);
    for (const chunk of chunks) socket.write(chunk);
  });
}

test('a body that does not say how long it is, is counted', async () => {
  const { url } = await startBot();
  const chunk = 'x'.repeat(65_536);
  const chunks = Array.from({ length: 40 }, () => `10000\r\n${chunk}\r\n`);
  const answer = await raw(url, 'transfer-encoding: chunked', [...chunks, '0\r\n\r\n']);
  expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  expect(answer).toContain('The request is larger than 1048576 bytes');
});

test('a request that announces too large a body is not waited for', async () => {
  const { url } = await startBot();
  const answer = await raw(url, 'content-length: 5000000', []);
  expect(answer).toMatch(/^HTTP\/1\.1 413 /);
});

test('a body that is shorter than it says is not waited for when its sender is gone', async () => {
  const { url, log } = await startBot();
  const { port, hostname } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.write(`POST /slack/events HTTP/1.1\r\nhost: ${hostname}\r\ncontent-length: 900\r\n\r\nshort`);
  socket.once('ready', () => setImmediate(() => socket.destroy()));
  await expect.poll(() => log.outcomes()).toEqual(['slackRequestBroken']);
});

test('other paths and methods are told where Slack talks', async () => {
  const { url } = await startBot();
  expect(await send(`${url}/slack/other`, {})).toEqual({
    status: 404,
    text: 'Slack talks to this bot at /slack/events; nothing else lives here.\n',
  });
  expect(await send(`${url}/slack/events`, { method: 'GET' })).toEqual({
    status: 405,
    text: 'Slack sends POST requests here; nothing else is answered.\n',
  });
});

test('Slack’s question whether the address is right is answered', async () => {
  const { url } = await startBot();
  const body = JSON.stringify({ type: 'url_verification', challenge: 'c-1' });
  expect(await answerTo(url, JSON_TYPE, body)).toEqual({ status: 200, text: '{"challenge":"c-1"}' });
});

/** @returns status and text of the answer to what is signed */
async function answerTo(url: string, contentType: string, body: string) {
  const response = await sendSigned(url, body, contentType);
  return { status: response.status, text: await response.text() };
}

const UNREADABLE = { status: 400, text: 'The body is neither a form nor a JSON object.\n' };

test.each([
  [JSON_TYPE, 'null'],
  [JSON_TYPE, '[]'],
  [JSON_TYPE, '5'],
  [JSON_TYPE, '"hello"'],
  [JSON_TYPE, '{not json'],
  [JSON_TYPE, ''],
  [FORM_TYPE, 'payload=null'],
  [FORM_TYPE, 'payload=[]'],
  [FORM_TYPE, 'payload=5'],
  [FORM_TYPE, 'payload='],
  [FORM_TYPE, 'payload=%7Bnot'],
  [JSON_TYPE, command],
  ['text/plain', command],
])('a signed %s body that is no object is refused: %s', async (contentType, body) => {
  const { url, calls, log } = await startBot();
  expect(await answerTo(url, contentType, body)).toEqual(UNREADABLE);
  expect(log.outcomes()).toEqual(['slackRequestUnreadable']);
  expect(calls).toEqual([]);
});

test.each([
  ['an event without its event', JSON_TYPE, '{"type":"event_callback"}'],
  ['an event that is none', JSON_TYPE, '{"type":"event_callback","event":null}'],
  ['an event without a type', JSON_TYPE, '{"type":"event_callback","event":{}}'],
  ['something of a type of tomorrow', JSON_TYPE, '{"type":"oracle"}'],
  ['an object that says nothing', JSON_TYPE, '{}'],
  ['a form that says nothing', FORM_TYPE, 'a=b'],
  ['a form with two payloads', FORM_TYPE, 'payload={}&payload={}'],
])('%s is acknowledged and logged', async (_, contentType, body) => {
  const { url, log } = await startBot();
  expect(await answerTo(url, contentType, body)).toEqual({ status: 200, text: '' });
  expect(log.outcomes()).toEqual(['slackUnknown']);
});

test('that Slack drops events is acknowledged and logged', async () => {
  const { slack, log } = await startBot();
  expect(await slack.limitEvents()).toMatchObject({ kind: 'answered', status: 200 });
  expect(log.lines).toEqual([
    { level: 'warn', facts: { minute: expect.any(Number) }, outcome: 'slackEventsLimited' },
  ]);
});

test.each([
  ['nobody listens to', { type: 'shortcut', callback_id: 'gone', user: { id: 'U1' } }, 'slackUnheard'],
  ['Bolt breaks on', { type: 'block_actions', actions: 5 }, 'slackPayloadBroken'],
])('what %s is acknowledged at once and logged', async (_, payload, outcome) => {
  const { url, log } = await startBot();
  const body = `payload=${encodeURIComponent(JSON.stringify(payload))}`;
  expect(await answerTo(url, FORM_TYPE, body)).toEqual({ status: 200, text: '' });
  expect(log.lines[0]?.outcome).toBe(outcome);
});

test('an answer in place of a listener is counted as every other that goes to a response URL', async () => {
  const called: string[][] = [];
  const { url } = await startBot({ called: (method, outcome) => void called.push([method, outcome]) });
  const sent = { type: 'shortcut', callback_id: 'gone', user: { id: 'U1' }, response_url: `${url}/nowhere` };
  await answerTo(url, FORM_TYPE, `payload=${encodeURIComponent(JSON.stringify(sent))}`);
  await expect.poll(() => called).toContainEqual(['response_url', 'refused']);
});

test('a form is one although its type names an encoding', async () => {
  const { url, calls } = await startBot();
  expect(await answerTo(url, `${FORM_TYPE}; charset=utf-8`, command)).toEqual({ status: 200, text: '' });
  await expect.poll(() => calls).toHaveLength(1);
});

test('what a listener throws is logged as it was thrown, for the sake of its stack', async () => {
  const thrown = new Error('away');
  const { slack, log } = await startBot({ flows: { revoked: () => Promise.reject(thrown) } });
  await slack.revokeToken();
  const failures = () => log.lines.filter(({ outcome }) => outcome === 'listenerFailed');
  await expect.poll(failures).toHaveLength(1);
  expect(failures()[0]?.facts.error).toBe(thrown);
});
