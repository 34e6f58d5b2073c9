import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listenAt } from '../../sandbox/free-port.ts';
import { serveFile } from '../../sandbox/page/server/static.ts';
import { BODY_LIMIT } from '../../sandbox/page/server.ts';
import { createPageWorld, type PageWorld, SECRETS } from './world.ts';

let world: PageWorld;
const folder = mkdtempSync(join(tmpdir(), 'recording-watch-page-'));

beforeAll(async () => {
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>page</title>');
  writeFileSync(join(folder, 'notes.txt'), 'not for the page');
  world = await createPageWorld(folder);
});

afterAll(async () => {
  await world.close();
  rmSync(folder, { recursive: true });
});

const ask = (body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${world.page.url}/api/ask`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

/** Asks for a path as it is written here: `fetch` would tidy it up. */
function raw(path: string, host: string): Promise<string> {
  const { hostname, port } = new URL(world.page.url);
  const socket = connect(Number(port), hostname);
  socket.write(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
  return text(socket);
}

/** Reads server-sent events until one part has been seen to satisfy the condition. */
async function untilTold(part: string, condition: (data: string) => boolean): Promise<string> {
  const response = await fetch(`${world.page.url}/api/live`);
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    const frames = text.split('\n\n');
    const found = frames
      .slice(0, -1)
      .find((frame) => frame.startsWith(`event: ${part}\n`) && condition(frame));
    // Leaving the loop cancels the stream.
    if (found !== undefined) return found;
  }
  throw new Error('the stream ended');
}

describe('the page server', () => {
  it('serves the built page with a policy that lets nothing in from elsewhere', async () => {
    const response = await fetch(world.page.url);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(await response.text()).toContain('<title>page</title>');
  });

  it('serves no file outside its folder, whatever path it is given', async () => {
    const inside = join(folder, 'inside');
    mkdirSync(inside);
    const server = createServer((_, response) => serveFile(inside, '/../index.html', response));
    expect((await fetch(`http://127.0.0.1:${await listenAt(server)}`)).status).toBe(404);
    server.close();
  });

  it('lets no address climb out of the page, and has no file that a page does not have', async () => {
    const host = new URL(world.page.url).host;
    expect(await raw('/../../../etc/passwd', host)).toMatch(/^HTTP\/1\.1 404/);
    expect((await fetch(`${world.page.url}/..%2f..%2fpackage.json`)).status).toBe(404);
    expect((await fetch(`${world.page.url}/notes.txt`)).status).toBe(404);
  });

  it('does not serve a page that reaches it under another name', async () => {
    expect(await raw('/', 'evil.example:80')).toMatch(/^HTTP\/1\.1 403/);
  });

  it('does nothing for another site', async () => {
    expect((await ask({ ask: 'killBot' }, { origin: 'http://evil.example' })).status).toBe(403);
    expect((await ask({ ask: 'killBot' }, { 'content-type': 'text/plain' })).status).toBe(403);
    expect(world.kills()).toBe(0);
  });

  it('refuses a body that is too large, is no JSON, or asks for something unknown', async () => {
    expect((await ask('x'.repeat(BODY_LIMIT + 1))).status).toBe(413);
    for (const body of ['{', { ask: 'fly' }, { ask: 'act', sid: 'x', action: 'explode' }])
      expect((await ask(body)).status).toBe(400);
  });

  it('answers what the pretend world refuses in words', async () => {
    const response = await ask({ ask: 'act', sid: 'nobody', action: 'stop' });
    expect(response.status).toBe(409);
    expect(await response.json()).toEqual({ ok: false, refusal: 'there is no pretend recording nobody' });
  });
});

describe('the stream', () => {
  it('tells the whole world at once', async () => {
    expect(await untilTold('slack', () => true)).toContain('"lessons"');
    expect(await untilTold('agora', () => true)).toContain('"fault":"none"');
    expect(await untilTold('demo', () => true)).toContain('"redis":"wasm"');
  });

  it('tells what changes', async () => {
    const told = untilTold('slack', (data) => data.includes('hello from Anna'));
    await world.slack.post('anna', 'lessons', 'hello from Anna');
    expect(await told).toContain('hello from Anna');
  });

  it('tells what becomes of the bot', async () => {
    const told = untilTold('demo', (data) => data.includes('restarting'));
    world.setBot({ state: 'restarting', starts: 2, lastEnd: 'SIGKILL' });
    expect(await told).toContain('"lastEnd":"SIGKILL"');
  });

  it('never tells a secret', async () => {
    const parts = await Promise.all(['slack', 'agora', 'demo'].map((part) => untilTold(part, () => true)));
    const { signingSecret, botToken, customerSecret, callbackSecret } = SECRETS;
    const secrets = [signingSecret, botToken, customerSecret, callbackSecret];
    expect(secrets.filter((secret) => parts.join().includes(secret))).toEqual([]);
  });
});

describe('an ask', () => {
  beforeEach(async () => {
    await ask({ ask: 'agoraFault', fault: 'none' });
    await ask({ ask: 'slackTrouble', trouble: 'none' });
  });

  it('posts as a person', async () => {
    const [mei] = world.slack.state().users;
    await ask({ ask: 'post', user: mei?.id, channel: 'lessons', text: 'typed on the page' });
    const typed = { user: mei?.id, text: 'typed on the page' };
    expect(world.slack.messages('lessons').at(-1)).toMatchObject(typed);
  });

  it('starts a recording that lives as chosen, and acts on it', async () => {
    await ask({ ask: 'startRecording', mode: 'web', life: 'manual', registered: false });
    const sid = world.agora.recordings().at(-1)?.sid ?? '';
    await ask({ ask: 'act', sid, action: 'publish' });
    await ask({ ask: 'act', sid, action: 'pause' });
    expect(world.agora.recordings().at(-1)).toMatchObject({ mode: 'web', state: 'paused' });
  });

  it('breaks Agora and mends it', async () => {
    await ask({ ask: 'agoraFault', fault: 'refuse500' });
    expect((await fetch(world.agora.url)).status).toBe(500);
    await ask({ ask: 'agoraFault', fault: 'none' });
    expect((await fetch(world.agora.url)).status).toBe(404);
  });

  /** How callbacks travel is claimed in test/sandbox/agora-callbacks.test.ts. */
  it('sends a callback, and has callbacks travel as chosen from then on', async () => {
    await ask({ ask: 'startRecording', mode: 'mix', life: 'manual', registered: false });
    const sid = world.agora.recordings().at(-1)?.sid ?? '';
    const before = world.called.length;
    await ask({ ask: 'travel', how: 'doubled' });
    await untilTold('agora', (data) => data.includes('"travel":"doubled"'));
    await ask({ ask: 'say', sid, saying: 'idle' });
    await expect.poll(() => world.called.slice(before)).toEqual([41, 41]);
    await ask({ ask: 'travel', how: 'prompt' });
    await ask({ ask: 'say', sid, saying: 'uploaded' });
    await expect.poll(() => world.called.slice(before)).toEqual([41, 41, 31]);
  });

  it('cuts the bot off from Slack and lets it back', async () => {
    await ask({ ask: 'slackTrouble', trouble: 'cut' });
    await expect(fetch(`${world.slack.apiUrl}auth.test`, { method: 'POST' })).rejects.toThrow();
    await ask({ ask: 'slackTrouble', trouble: 'none' });
    expect((await fetch(`${world.slack.apiUrl}auth.test`, { method: 'POST' })).status).toBe(200);
  });

  it('kills the bot', async () => {
    const before = world.kills();
    await ask({ ask: 'killBot' });
    expect(world.kills()).toBe(before + 1);
  });
});
