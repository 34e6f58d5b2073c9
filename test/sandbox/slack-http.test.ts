import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import type { ViewResponseAction } from '@slack/bolt';
import type { ModalView, PlainTextElement, StaticSelect } from '@slack/types';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { listenAt } from '../../sandbox/free-port.ts';
import type { PretendSlack } from '../../sandbox/slack/slack.ts';
import { type Bot, clientOf, openSlack, startHttpBot } from './slack-bot.ts';

let slack: PretendSlack;
let bot: Bot;

const SHORTCUTS = [
  { name: 'Watch', type: 'message', callback_id: 'watch_message', description: 'Watch it' },
  { name: 'Register', type: 'global', callback_id: 'register', description: 'Register one' },
] as const;

beforeEach(async () => {
  slack = await openSlack({ speed: 1000, shortcuts: SHORTCUTS });
  bot = await startHttpBot(slack);
});

afterEach(async () => {
  await bot.stop();
  await slack.close();
});

const plain = (text: string): PlainTextElement => ({ type: 'plain_text', text });
const options = (...values: readonly string[]) => values.map((value) => ({ text: plain(value), value }));
const button = { type: 'button', action_id: 'refresh', value: 'sid-1', text: plain('Refresh') };
const menu = { type: 'overflow', action_id: 'more', options: options('mute', 'export') };
const card = [{ type: 'actions', block_id: 'row', elements: [button, menu] }];
const channelId = (name: string): string =>
  slack.state().channels.find((each) => each.name === name)?.id ?? '';
const postCard = async (): Promise<string> =>
  (await clientOf(slack).chat.postMessage({ channel: channelId('general'), text: 'card', blocks: card }))
    .ts ?? '';
const status = (more: Partial<Parameters<PretendSlack['command']>[0]> = {}) =>
  slack.command({ user: 'mei', channel: 'general', command: '/status', ...more });

describe('a command', () => {
  it('reaches Bolt signed, and its answer is seen only by the asker', async () => {
    bot.app.command('/status', async ({ ack, command, respond }) => {
      await ack();
      await respond(`looked at ${command.text} for ${command.user_name} in ${command.channel_name}`);
    });
    const act = await status({ channel: '#general', text: 'abc' });
    expect(act).toMatchObject({ ok: true, status: 200 });
    const answers = () => slack.ephemerals('general', 'mei').map(({ text }) => text);
    await expect.poll(answers).toEqual(['looked at abc for mei in general']);
    expect(slack.ephemerals('general', 'anna')).toEqual([]);
  });

  it('may be answered to everybody by the acknowledgement itself', async () => {
    bot.app.command('/status', ({ ack }) => ack({ response_type: 'in_channel', text: 'all well' }));
    await status();
    expect(slack.messages('general')).toMatchObject([{ text: 'all well', user: slack.state().app.user_id }]);
  });

  it('is answered even in a private channel the bot is not in', async () => {
    bot.app.command('/status', ({ ack }) => ack('just you'));
    await status({ channel: 'team-leads' });
    expect(slack.ephemerals('team-leads', 'mei')).toMatchObject([{ text: 'just you' }]);
  });

  it('that is not acknowledged in time is shown as a time-out', async () => {
    bot.app.command('/status', async () => undefined);
    const error = 'operation_timeout';
    expect(await status()).toEqual({ ok: false, error });
    expect(slack.state().notices).toMatchObject([{ error, channel: channelId('general') }]);
  });

  it('to a bot that is not there is shown as undeliverable', async () => {
    await bot.stop();
    expect((await status()).error).toBe('dispatch_failed');
  });

  it('signed with another secret is refused by the bot', async () => {
    const stranger = await startHttpBot(slack, 'another secret');
    expect(await status()).toMatchObject({ ok: false, status: 401, error: 'http_client_error' });
    await stranger.stop();
  });

  it('does not work in a thread, and an unregistered one not at all', async () => {
    const strict = await openSlack({ commands: [{ command: '/status', description: 'Look' }] });
    const at = { user: 'mei', channel: 'general' };
    const inThread = await strict.command({ ...at, command: '/status', thread: '1.000000' });
    const unknown = await strict.command({ ...at, command: '/statos' });
    expect([inThread.error, unknown.error]).toEqual(['not_in_thread', 'invalid_command']);
    expect(strict.state().notices.map(({ error }) => error)).toEqual(['not_in_thread', 'invalid_command']);
    await strict.close();
  });

  it('can be delivered twice with the same trigger', async () => {
    const triggers: string[] = [];
    bot.app.command('/status', async ({ ack, command }) => {
      triggers.push(command.trigger_id);
      await ack();
    });
    slack.repeatDeliveries(true);
    await status();
    expect(triggers).toHaveLength(2);
    expect(new Set(triggers).size).toBe(1);
  });
});

describe('a press', () => {
  it('tells the bot the button, the message and how to answer', async () => {
    const ts = await postCard();
    bot.app.action('refresh', async ({ ack, action, body, respond }) => {
      await ack();
      const value = action.type === 'button' ? action.value : undefined;
      const message = 'message' in body ? body.message?.text : undefined;
      await respond({ replace_original: true, text: `${value} of ${message}`, blocks: [] });
    });
    await slack.press({ user: 'anna', channel: 'general', ts, actionId: 'refresh' });
    const edited = [{ ts, text: 'sid-1 of card', edited: {} }];
    await expect.poll(() => slack.messages('general')).toMatchObject(edited);
  });

  it('in an overflow menu chooses one of its options', async () => {
    const ts = await postCard();
    const chosen: string[] = [];
    bot.app.action('more', async ({ ack, action }) => {
      await ack();
      if (action.type === 'overflow') chosen.push(action.selected_option.value);
    });
    await slack.press({ user: 'anna', channel: 'general', ts, actionId: 'more', value: 'mute' });
    expect(chosen).toEqual(['mute']);
    const strange = slack.press({ user: 'anna', channel: 'general', ts, actionId: 'more', value: 'burn' });
    await expect(strange).rejects.toThrow('more has no option burn');
  });

  it('on an ephemeral message carries no message, and its answer replaces that one', async () => {
    bot.app.command('/status', ({ ack }) => ack({ text: 'before', blocks: card }));
    const seen: boolean[] = [];
    bot.app.action('refresh', async ({ ack, body, respond }) => {
      await ack();
      seen.push('message' in body);
      await respond({ replace_original: true, text: 'after' });
    });
    await status();
    const ephemeral = slack.ephemerals('general', 'mei')[0]?.ts ?? '';
    await slack.press({ user: 'mei', channel: 'general', ephemeral, actionId: 'refresh' });
    const edited = [{ text: 'after', edited: true }];
    await expect.poll(() => slack.ephemerals('general', 'mei')).toMatchObject(edited);
    expect(seen).toEqual([false]);
  });

  it('in a menu that keeps its value shows in the state of the surface', async () => {
    const people = { type: 'users_select', action_id: 'owner' };
    const note = { type: 'plain_text_input', action_id: 'note' };
    const blocks = [
      { type: 'actions', block_id: 'row', elements: [people] },
      { type: 'input', block_id: 'text', label: plain('Note'), element: note },
    ];
    const channel = channelId('general');
    const { ts = '' } = await clientOf(slack).chat.postMessage({ channel, text: 'form', blocks });
    const states: unknown[] = [];
    bot.app.action('owner', async ({ ack, body }) => {
      await ack();
      if (body.type === 'block_actions') states.push(body.state?.values);
    });
    const values = { text: { note: 'urgent' } };
    await slack.press({ user: 'anna', channel, ts, actionId: 'owner', value: 'U000000000', values });
    expect(states).toEqual([
      {
        row: { owner: { type: 'users_select', selected_user: 'U000000000' } },
        text: { note: { type: 'plain_text_input', value: 'urgent' } },
      },
    ]);
  });

  it('on something that is not there is a mistake of the caller', async () => {
    const ts = await postCard();
    const missing = slack.press({ user: 'anna', channel: 'general', ts, actionId: 'burn' });
    await expect(missing).rejects.toThrow('nothing to press with the action id burn');
  });
});

describe('a modal', () => {
  const choice: StaticSelect = { type: 'static_select', action_id: 'value', options: options('mix', 'web') };
  const form: ModalView = {
    type: 'modal',
    callback_id: 'register',
    title: plain('Register'),
    submit: plain('Register'),
    notify_on_close: true,
    blocks: [
      {
        type: 'input',
        block_id: 'sid',
        label: plain('Sid'),
        element: { type: 'plain_text_input', action_id: 'value' },
      },
      { type: 'input', block_id: 'mode', label: plain('Mode'), element: choice },
    ],
  };
  const filled = { sid: { value: 'abc' }, mode: { value: 'web' } };
  const open = async (): Promise<void> => {
    bot.app.shortcut('register', async ({ ack, shortcut, client }) => {
      await ack();
      await client.views.open({ trigger_id: shortcut.trigger_id, view: form });
    });
    await slack.shortcut({ user: 'mei', callbackId: 'register' });
    await expect.poll(() => stack()).toHaveLength(1);
  };
  const stack = () => Object.values(slack.state().views).flat();

  it('is submitted with what was entered, and closes', async () => {
    await open();
    const values: unknown[] = [];
    bot.app.view('register', async ({ ack, view }) => {
      await ack();
      values.push(view.state.values.sid?.value?.value, view.state.values.mode?.value?.selected_option?.value);
    });
    expect(await slack.submitView({ user: 'mei', values: filled })).toMatchObject({ ok: true });
    expect(values).toEqual(['abc', 'web']);
    expect(stack()).toEqual([]);
  });

  it('stays open with the complaints of the bot', async () => {
    await open();
    bot.app.view('register', ({ ack }) => ack({ response_action: 'errors', errors: { sid: 'Too short' } }));
    const act = await slack.submitView({ user: 'mei', values: filled });
    expect(act.errors).toEqual({ sid: 'Too short' });
    expect(stack()).toMatchObject([{ errors: { sid: 'Too short' } }]);
  });

  it('is not submitted at all while a required input is empty', async () => {
    await open();
    const act = await slack.submitView({ user: 'mei', values: { sid: { value: 'abc' } } });
    expect(act).toMatchObject({ ok: false, error: 'incomplete', errors: { mode: expect.any(String) } });
  });

  it('may be updated, laid over and cleared by acknowledgements', async () => {
    await open();
    const answers: readonly ViewResponseAction[] = [
      { response_action: 'update', view: { ...form, title: plain('Again') } },
      { response_action: 'push', view: { ...form, title: plain('On top') } },
      { response_action: 'clear' },
    ];
    let turn = 0;
    bot.app.view('register', async ({ ack }) => {
      const answer = answers[turn];
      turn += 1;
      if (answer !== undefined) await ack(answer);
    });
    const titles = (): readonly string[] => stack().map(({ view }) => view.title.text);
    await slack.submitView({ user: 'mei', values: filled });
    expect(titles()).toEqual(['Again']);
    await slack.submitView({ user: 'mei', values: filled });
    expect(titles()).toEqual(['Again', 'On top']);
    await slack.submitView({ user: 'mei', values: filled });
    expect(titles()).toEqual([]);
  });

  it('tells the bot when it is closed, if asked to', async () => {
    await open();
    const closed: boolean[] = [];
    bot.app.view({ type: 'view_closed', callback_id: 'register' }, async ({ ack, body }) => {
      await ack();
      if (body.type === 'view_closed') closed.push(body.is_cleared);
    });
    await slack.closeView({ user: 'mei' });
    expect([closed, stack()]).toEqual([[false], []]);
  });
});

describe('Home and shortcuts', () => {
  it('Home is published when it is opened, and its buttons work', async () => {
    bot.app.event('app_home_opened', async ({ event, client }) => {
      const view = { type: 'home' as const, blocks: [{ type: 'divider' }, ...card] };
      await client.views.publish({ user_id: event.user, view });
    });
    const pressed: string[] = [];
    bot.app.action('refresh', async ({ ack, body }) => {
      await ack();
      if ('view' in body) pressed.push(body.view?.type ?? '');
    });
    await slack.openHome('mei');
    await expect.poll(() => Object.keys(slack.state().homes)).toHaveLength(1);
    const [home] = Object.values(slack.state().homes);
    await slack.press({ user: 'mei', view: home?.id ?? '', actionId: 'refresh' });
    expect(pressed).toEqual(['home']);
  });

  it('a message shortcut carries the message', async () => {
    const ts = await slack.post('tom', 'general', 'sid abc');
    const texts: unknown[] = [];
    bot.app.shortcut('watch_message', async ({ ack, shortcut }) => {
      await ack();
      if (shortcut.type === 'message_action') texts.push(shortcut.message.text);
    });
    await slack.messageShortcut({ user: 'mei', channel: 'general', ts, callbackId: 'watch_message' });
    expect(texts).toEqual(['sid abc']);
    const unknown = slack.messageShortcut({ user: 'mei', channel: 'general', ts, callbackId: 'burn' });
    await expect(unknown).rejects.toThrow('no message shortcut burn');
  });
});

describe('an event', () => {
  it('tells of messages, membership, archive and revocation', async () => {
    const heard: string[] = [];
    bot.app.use(async ({ body, next }) => {
      if ('event' in body) heard.push(String(body.event.type));
      await next();
    });
    await slack.post('mei', 'general', 'hello');
    await slack.post('mei', 'random', 'not for the bot');
    await slack.invite('team-leads');
    await slack.kick('team-leads');
    await slack.archive('general');
    await slack.revokeToken();
    slack.restoreToken();
    await slack.uninstall();
    expect(heard).toEqual([
      'message',
      'member_joined_channel',
      'member_left_channel',
      'group_left',
      'channel_archive',
      'tokens_revoked',
      'tokens_revoked',
      'app_uninstalled',
    ]);
  });

  it('is not told to an app that has not subscribed', async () => {
    const quiet = await openSlack({ events: ['app_home_opened'] });
    expect(await quiet.invite('random')).toEqual({ ok: true });
    expect(await quiet.openHome('mei')).toEqual({ ok: false, error: 'unreachable' });
    await quiet.close();
  });

  it('is not told to an app without the scope for it', async () => {
    const narrow = await openSlack({ scopes: ['chat:write'] });
    expect(await narrow.invite('random')).toEqual({ ok: true });
    narrow.setScopes(['channels:read']);
    expect(await narrow.invite('random')).toEqual({ ok: false, error: 'unreachable' });
    await narrow.close();
  });

  it('is retried three times with the same id until it is taken', async () => {
    const tries: [string | undefined, string | undefined, string][] = [];
    const deaf = createServer(async (request, response) => {
      const { event_id } = z.object({ event_id: z.string() }).parse(await json(request));
      const header = (name: string) => request.headers[name]?.toString();
      tries.push([header('x-slack-retry-num'), header('x-slack-retry-reason'), event_id]);
      response.writeHead(500).end();
    });
    slack.setBotUrl(`http://127.0.0.1:${await listenAt(deaf)}/`);
    await slack.openHome('mei');
    await expect.poll(() => tries.length).toBe(4);
    expect(tries.map(([num]) => num)).toEqual([undefined, '1', '2', '3']);
    expect(tries.map(([, reason]) => reason)).toEqual([undefined, ...Array(3).fill('http_error')]);
    expect(new Set(tries.map(([, , id]) => id)).size).toBe(1);
    deaf.close();
  });
});
