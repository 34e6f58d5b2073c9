import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { PretendSlack } from '../../sandbox/slack/slack.ts';
import { APP_TOKEN, type Bot, clientOf, openSlack, startSocketBot } from './slack-bot.ts';

let slack: PretendSlack;

beforeEach(async () => {
  slack = await openSlack({ ackTimeoutMs: 300, speed: 1000 });
});

afterEach(() => slack.close());

const status = () => slack.command({ user: 'mei', channel: 'general', command: '/status', text: 'abc' });

async function socketUrl(): Promise<string> {
  const { url } = await clientOf(slack, APP_TOKEN).apps.connections.open({});
  return url ?? '';
}

describe('a Bolt app in Socket Mode', () => {
  let bot: Bot;

  beforeEach(async () => {
    bot = await startSocketBot(slack);
  });

  afterEach(() => bot.stop());

  it('a command is acknowledged and answered', async () => {
    bot.app.command('/status', async ({ ack, command, respond }) => {
      await ack();
      await respond(`looked at ${command.text}`);
    });
    expect(await status()).toMatchObject({ ok: true });
    await expect.poll(() => slack.ephemerals('general', 'mei')).toMatchObject([{ text: 'looked at abc' }]);
  });

  it('an acknowledgement may carry the answer', async () => {
    bot.app.command('/status', ({ ack }) => ack({ response_type: 'in_channel', text: 'all well' }));
    await status();
    expect(slack.messages('general')).toMatchObject([{ text: 'all well' }]);
  });

  it('a press, a modal and its complaints work as over HTTP', async () => {
    const title = { type: 'plain_text' as const, text: 'Register' };
    const element = { type: 'plain_text_input', action_id: 'value' };
    const sid = { type: 'input', block_id: 'sid', label: title, element };
    bot.app.command('/status', async ({ ack, command, client }) => {
      await ack();
      const view = { type: 'modal' as const, callback_id: 'register', title, submit: title, blocks: [sid] };
      await client.views.open({ trigger_id: command.trigger_id, view });
    });
    bot.app.view('register', ({ ack }) => ack({ response_action: 'errors', errors: { sid: 'Too short' } }));
    await status();
    await expect.poll(() => Object.values(slack.state().views)).toHaveLength(1);
    const act = await slack.submitView({ user: 'mei', values: { sid: { value: 'a' } } });
    expect(act.errors).toEqual({ sid: 'Too short' });
  });

  it('an event is heard', async () => {
    const tabs: string[] = [];
    bot.app.event('app_home_opened', async ({ event }) => {
      tabs.push(event.tab ?? '');
    });
    expect(await slack.openHome('mei')).toMatchObject({ ok: true });
    await expect.poll(() => tabs).toEqual(['home']);
  });

  it('a command that is not acknowledged times out', async () => {
    bot.app.command('/status', async () => undefined);
    expect(await status()).toEqual({ ok: false, error: 'operation_timeout' });
  });

  it.each(['ask', 'cut'] as const)('a client comes back after a disconnection (%s)', async (how) => {
    bot.app.command('/status', ({ ack }) => ack('here again'));
    expect(slack.state().app.sockets).toBe(1);
    slack.disconnectSockets(how);
    await expect.poll(() => slack.state().app.sockets).toBe(0);
    await expect.poll(() => slack.state().app.sockets, { timeout: 5000 }).toBe(1);
    expect(await status()).toMatchObject({ ok: true });
  });

  it('nothing arrives while no client is connected', async () => {
    await bot.stop();
    await expect.poll(() => slack.state().app.sockets).toBe(0);
    expect(await status()).toEqual({ ok: false, error: 'dispatch_failed' });
    bot = await startSocketBot(slack);
  });
});

describe('a plain WebSocket client', () => {
  it('an event that is not acknowledged comes again with the same id', async () => {
    const attempts: unknown[] = [];
    const socket = new WebSocket(await socketUrl());
    socket.on('message', (data) => {
      const { type, envelope_id, retry_attempt, retry_reason, payload } = JSON.parse(String(data));
      if (type === 'hello') return;
      attempts.push([retry_attempt, retry_reason, payload.event_id]);
      if (retry_attempt === 1) socket.send(JSON.stringify({ envelope_id }));
    });
    await expect.poll(() => slack.state().app.sockets).toBe(1);
    expect(await slack.openHome('mei')).toEqual({ ok: false, error: 'timeout' });
    await expect.poll(() => attempts).toHaveLength(2);
    const id = expect.stringMatching(/^Ev/);
    expect(attempts).toEqual([
      [undefined, undefined, id],
      [1, 'http_timeout', id],
    ]);
    socket.close();
  });

  it('a URL is good for one connection', async () => {
    const url = await socketUrl();
    const outcome = (): Promise<string> =>
      new Promise((resolve) => {
        const socket = new WebSocket(url);
        socket.on('error', () => resolve('refused'));
        socket.on('message', (data) => {
          socket.close();
          resolve(JSON.parse(String(data)).type);
        });
      });
    expect([await outcome(), await outcome()]).toEqual(['hello', 'refused']);
  });
});
