import { setTimeout } from 'node:timers/promises';
import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import type { Button, InputBlock, KnownBlock, MrkdwnElement, PlainTextElement, View } from '@slack/types';
import { z } from 'zod';
import { SECRETS } from './world.ts';

/** A bot of a few lines on the real Bolt: everything that the page has to draw and press. */
export interface SmallBot {
  /** Requests that it heard, in order: commands, presses and submissions. */
  readonly heard: readonly string[];
  /** Address at which Slack reaches it. */
  readonly url: string;
  stop(): Promise<void>;
}

const Announced = z.object({ upload_url: z.string(), file_id: z.string() });

/** How long Slack looks at a picture before blocks may show it. */
const PROCESSING_MS = 450;

/** A picture of one dot. */
const DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const plain = (text: string): PlainTextElement => ({ type: 'plain_text', text });
const mrkdwn = (text: string): MrkdwnElement => ({ type: 'mrkdwn', text });
const optionsOf = (...words: readonly string[]) =>
  words.map((word) => ({ text: plain(word), value: word.toLowerCase() }));
const button = (action_id: string, text: string, more: Partial<Button> = {}): Button => ({
  type: 'button',
  action_id,
  text: plain(text),
  ...more,
});

const card = (name: string, presses: number): KnownBlock[] => {
  const question = {
    title: plain('Stop watching?'),
    text: plain('Nothing more is told.'),
    deny: plain('Keep'),
  };
  return [
    { type: 'header', text: plain(`🟢 ${name} — recording`) },
    {
      type: 'section',
      fields: [mrkdwn('*App*\nprod'), mrkdwn(`*Presses*\n${presses}`)],
      accessory: { type: 'overflow', action_id: 'more', options: optionsOf('History', 'Export') },
    },
    {
      type: 'actions',
      elements: [
        button('refresh', 'Refresh', { value: name }),
        button('form', 'Form', { value: name }),
        button('unwatch', 'Unwatch', { confirm: question }),
      ],
    },
  ];
};

const input = (block_id: string, label: string, element: InputBlock['element']): InputBlock => ({
  type: 'input',
  block_id,
  label: plain(label),
  element,
});

const FORM: View = {
  type: 'modal',
  callback_id: 'register',
  title: plain('Register'),
  submit: plain('Watch'),
  blocks: [
    input('alias', 'Alias', { type: 'plain_text_input', action_id: 'text' }),
    input('place', 'Place', {
      type: 'conversations_select',
      action_id: 'channel',
      default_to_current_conversation: true,
    }),
    {
      ...input('kinds', 'Kinds', {
        type: 'multi_static_select',
        action_id: 'many',
        options: optionsOf('Ended', 'Lost'),
      }),
      optional: true,
    },
  ],
};

export async function startSmallBot(slackApiUrl: string): Promise<SmallBot> {
  const heard: string[] = [];
  let presses = 0;
  const receiver = new HTTPReceiver({
    signingSecret: SECRETS.signingSecret,
    endpoints: '/slack/events',
    // A listener that does not acknowledge is part of the story.
    logLevel: LogLevel.ERROR,
    unhandledRequestHandler: () => undefined,
  });
  const app = new App({
    token: SECRETS.botToken,
    receiver,
    clientOptions: { slackApiUrl },
    logLevel: LogLevel.ERROR,
  });

  app.command('/card', async ({ ack, command, client }) => {
    await ack();
    heard.push(`card ${command.text}`);
    const name = command.text;
    const root = await client.chat.postMessage({
      channel: command.channel_id,
      text: `${name} is recording`,
      blocks: card(name, 0),
    });
    if (root.ts === undefined) throw new Error('Slack gave no ts');
    const thread = { channel: command.channel_id, thread_ts: root.ts };
    await client.chat.postMessage({ ...thread, text: 'New file announced: `a.mp4`' });
    await client.chat.postMessage({ ...thread, text: 'Ended normally.', reply_broadcast: true });
  });
  app.command('/whisper', async ({ ack, command }) => {
    await ack({ response_type: 'ephemeral', text: `*psst* ${command.text}` });
  });
  app.command('/silence', async () => {
    heard.push('silence');
  });
  app.action({ type: 'block_actions', action_id: 'refresh' }, async ({ ack, body, client }) => {
    await ack();
    presses += 1;
    const { channel, message } = body;
    if (!channel || !message) throw new Error('the press came from no message');
    await client.chat.update({
      channel: channel.id,
      ts: message.ts,
      text: 'updated',
      blocks: card('Algebra II', presses),
    });
  });
  app.action('unwatch', async ({ ack }) => {
    await ack();
    heard.push('unwatch');
  });
  app.action('more', async ({ ack, action }) => {
    await ack();
    heard.push(action.type === 'overflow' ? `more ${action.selected_option.value}` : 'more?');
  });
  app.action({ type: 'block_actions', action_id: 'form' }, async ({ ack, body, client }) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: FORM });
  });
  app.shortcut('new', async ({ ack, shortcut, client }) => {
    await ack();
    await client.views.open({ trigger_id: shortcut.trigger_id, view: FORM });
  });
  app.shortcut({ type: 'message_action', callback_id: 'note' }, async ({ ack, shortcut }) => {
    await ack();
    heard.push(`note ${shortcut.message.text}`);
  });
  app.function('greet', async ({ inputs, complete, fail }) => {
    if (inputs.name === 'nobody') await fail({ error: 'There is nobody to greet.' });
    else await complete({ outputs: { words: `Good morning, ${String(inputs.name)}` } });
  });
  app.event('user_change', async ({ event: { user } }) => {
    heard.push(user.deleted ? `${user.name} is gone` : `${user.name} speaks ${user.locale}`);
  });
  app.command('/picture', async ({ ack, command, client }) => {
    await ack();
    const { upload_url, file_id } = Announced.parse(
      await client.apiCall('files.getUploadURLExternal', {
        filename: 'dot.png',
        length: DOT.length,
        alt_txt: 'One dot',
      }),
    );
    await fetch(upload_url, { method: 'POST', body: DOT });
    await client.files.completeUploadExternal({
      files: [{ id: file_id, title: 'A dot' }],
      channel_id: command.channel_id,
    });
    await setTimeout(PROCESSING_MS);
    await client.chat.postMessage({
      channel: command.channel_id,
      text: 'A dot in a block',
      blocks: [{ type: 'image', alt_text: 'The same dot', slack_file: { id: file_id } }],
    });
  });
  app.view('register', async ({ ack, view }) => {
    const alias = view.state.values.alias?.text?.value ?? '';
    if (alias.length < 3) {
      await ack({ response_action: 'errors', errors: { alias: 'At least three letters.' } });
      return;
    }
    await ack();
    const kinds = view.state.values.kinds?.many?.selected_options?.map(({ value }) => value) ?? [];
    const place = view.state.values.place?.channel?.selected_conversation ?? 'nowhere';
    heard.push([`registered ${alias}`, ...kinds, `in ${place}`].join(' '));
  });
  app.event('app_home_opened', async ({ event, client }) => {
    await client.views.publish({
      user_id: event.user,
      view: { type: 'home', blocks: [{ type: 'header', text: plain('Everything that is live') }] },
    });
  });

  const server = await app.start({ port: 0, host: '127.0.0.1' });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the bot listens on no port');
  return {
    heard,
    url: `http://127.0.0.1:${address.port}/slack/events`,
    stop: async () => void (await app.stop()),
  };
}
