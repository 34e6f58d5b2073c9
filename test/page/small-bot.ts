import { setTimeout } from 'node:timers/promises';
import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { SECRETS } from './world.ts';

/** A bot of a few lines on the real Bolt: everything that the page has to draw and press. */
export interface SmallBot {
  /** What it heard, in order: commands, presses and submissions. */
  readonly heard: readonly string[];
  /** Where Slack reaches it. */
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

const plain = (text: string) => ({ type: 'plain_text' as const, text });

const card = (name: string, presses: number) => [
  { type: 'header' as const, text: plain(`🟢 ${name} — recording`) },
  {
    type: 'section' as const,
    fields: [
      { type: 'mrkdwn' as const, text: '*App*\nprod' },
      { type: 'mrkdwn' as const, text: `*Presses*\n${presses}` },
    ],
    accessory: {
      type: 'overflow' as const,
      action_id: 'more',
      options: ['History', 'Export'].map((word) => ({ text: plain(word), value: word.toLowerCase() })),
    },
  },
  {
    type: 'actions' as const,
    elements: [
      { type: 'button' as const, action_id: 'refresh', text: plain('Refresh'), value: name },
      { type: 'button' as const, action_id: 'form', text: plain('Form'), value: name },
      {
        type: 'button' as const,
        action_id: 'unwatch',
        text: plain('Unwatch'),
        confirm: {
          title: plain('Stop watching?'),
          text: plain('Nothing more is told.'),
          deny: plain('Keep'),
        },
      },
    ],
  },
];

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
  const openForm = async (client: WebClient, trigger_id: string) => {
    await client.views.open({
      trigger_id,
      view: {
        type: 'modal',
        callback_id: 'register',
        title: plain('Register'),
        submit: plain('Watch'),
        blocks: [
          {
            type: 'input',
            block_id: 'alias',
            label: plain('Alias'),
            element: { type: 'plain_text_input', action_id: 'text' },
          },
          {
            type: 'input',
            block_id: 'place',
            label: plain('Place'),
            element: {
              type: 'conversations_select',
              action_id: 'channel',
              default_to_current_conversation: true,
            },
          },
          {
            type: 'input',
            block_id: 'kinds',
            optional: true,
            label: plain('Kinds'),
            element: {
              type: 'multi_static_select',
              action_id: 'many',
              options: ['Ended', 'Lost'].map((word) => ({ text: plain(word), value: word.toLowerCase() })),
            },
          },
        ],
      },
    });
  };
  app.action({ type: 'block_actions', action_id: 'form' }, async ({ ack, body, client }) => {
    await ack();
    await openForm(client, body.trigger_id);
  });
  app.shortcut('new', async ({ ack, shortcut, client }) => {
    await ack();
    await openForm(client, shortcut.trigger_id);
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
