import { createServer } from 'node:http';
import { createPretendAgora, type PretendAgora } from '../../sandbox/agora/pretend-agora.ts';
import { listenAt } from '../../sandbox/free-port.ts';
import { type BotControls, createPageServer, type PageServer } from '../../sandbox/page/server.ts';
import type { BotPicture } from '../../sandbox/page/world.ts';
import { createPretendSlack, type PretendSlack } from '../../sandbox/slack/slack.ts';

export const SECRETS = {
  signingSecret: 'a signing secret',
  botToken: 'xoxb-a-bot-token',
  appId: 'a'.repeat(32),
  customerId: 'a customer',
  customerSecret: 'a customer secret',
  callbackSecret: 'a secret of callbacks',
};

/** The pretend world and its page, as the demo puts them together, without a bot's process. */
export interface PageWorld {
  readonly slack: PretendSlack;
  readonly agora: PretendAgora;
  readonly page: PageServer;
  /** How often somebody pressed kill -9. */
  readonly kills: () => number;
  /** Sids that the backend told the bot of. */
  readonly registered: readonly string[];
  /** Numbers of the events that Agora's notification service has sent, in the order of their arrival. */
  readonly called: readonly number[];
  /** The bot's process is said to be like this from now on. */
  readonly setBot: (picture: BotPicture) => void;
  close(): Promise<void>;
}

/** Takes what Agora's notification service sends. */
async function createHandler() {
  const called: number[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    called.push(JSON.parse(body).eventType);
    response.end('{}');
  });
  const url = `http://127.0.0.1:${await listenAt(server)}/`;
  return {
    url,
    called,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** @param folder where the built page is */
export async function createPageWorld(folder: string): Promise<PageWorld> {
  const handler = await createHandler();
  const callbacks = { url: handler.url, secret: SECRETS.callbackSecret };
  const agora = await createPretendAgora({ ...SECRETS, callbacks });
  const slack = await createPretendSlack({
    ...SECRETS,
    ackTimeoutMs: 800,
    events: ['app_home_opened', 'function_executed', 'user_change'],
    commands: [
      { command: '/card', description: 'Posts a card', usage_hint: '<name>' },
      { command: '/picture', description: 'Uploads a picture and shows it' },
      { command: '/silence', description: 'Is never answered' },
      { command: '/whisper', description: 'Answers only you', usage_hint: '[words]' },
    ],
    shortcuts: [
      { name: 'Note this', type: 'message', callback_id: 'note', description: 'Keeps a message' },
      { name: 'New form', type: 'global', callback_id: 'new', description: 'Opens a form' },
    ],
    steps: [
      {
        callback_id: 'greet',
        title: 'Greet',
        description: 'Greets somebody in a channel',
        input_parameters: [
          { name: 'name', type: 'string', title: 'Name', is_required: true },
          { name: 'place', type: 'slack#/types/channel_id', title: 'Place', is_required: true },
        ],
        output_parameters: [{ name: 'words', type: 'string', title: 'Words', is_required: true }],
      },
    ],
    channels: [
      { name: 'lessons' },
      { name: 'team-leads', private: true },
      { name: 'spring-term', archived: true },
    ],
  });
  const listeners = new Set<() => void>();
  let picture: BotPicture = { state: 'running', pid: 4711, starts: 1 };
  const registered: string[] = [];
  let kills = 0;
  const bot: BotControls = {
    picture: () => picture,
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    kill() {
      kills += 1;
    },
  };
  const { users, channels } = slack.state();
  const idOf = (list: readonly { readonly name: string; readonly id: string }[], name: string) =>
    list.find((each) => each.name === name)?.id ?? '';
  const page = await createPageServer({
    port: 0,
    folder,
    slack,
    agora,
    bot,
    async register({ sid }) {
      registered.push(sid);
    },
    facts: {
      redis: 'wasm',
      intervals: { poll: 3, notFoundPatience: 15, startDeadline: 20 },
      opening: { user: idOf(users, 'mei'), channel: idOf(channels, 'lessons') },
    },
  });
  return {
    slack,
    agora,
    page,
    registered,
    called: handler.called,
    kills: () => kills,
    setBot(next) {
      picture = next;
      for (const listener of listeners) listener();
    },
    async close() {
      await page.close();
      await slack.close();
      await agora.close();
      handler.close();
    },
  };
}
