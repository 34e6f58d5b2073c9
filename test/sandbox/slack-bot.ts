import { createServer } from 'node:http';
import { App, HTTPReceiver, LogLevel, type Receiver, SocketModeReceiver } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import { listenAt } from '../../sandbox/free-port.ts';
import {
  createPretendSlack,
  type PretendSlack,
  type PretendSlackOptions,
} from '../../sandbox/slack/slack.ts';

const SECRET = 'signing-secret-of-the-tests';
const BOT_TOKEN = 'xoxb-of-the-tests';
export const APP_TOKEN = 'xapp-of-the-tests';

/** A workspace with the defaults of these tests. */
export const openSlack = (options: Partial<PretendSlackOptions> = {}): Promise<PretendSlack> =>
  createPretendSlack({ signingSecret: SECRET, botToken: BOT_TOKEN, appToken: APP_TOKEN, ...options });

/** The official client as a worker would use it: one attempt, errors at once. */
export const clientOf = (slack: PretendSlack, token = BOT_TOKEN): WebClient =>
  new WebClient(token, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logLevel: LogLevel.ERROR,
    logger: silent,
  });

const nothing = (): void => undefined;
const silent = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  setName: nothing,
  getLevel: () => LogLevel.ERROR,
};

/** Slack's error word of a call that is refused; `ok` of one that is not. */
export const verdict = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'ok',
    (error: { data?: { error?: string }; code?: string }) => error.data?.error ?? error.code ?? String(error),
  );

export interface Bot {
  readonly app: App;
  stop(): Promise<unknown>;
}

const appOf = (slack: PretendSlack, receiver: Receiver): App =>
  new App({
    token: BOT_TOKEN,
    receiver,
    convoStore: false,
    logger: silent,
    clientOptions: { slackApiUrl: slack.apiUrl },
  });

/** A real Bolt app on a free port; the workspace delivers there. */
export async function startHttpBot(slack: PretendSlack, signingSecret = SECRET): Promise<Bot> {
  const receiver = new HTTPReceiver({ signingSecret, logger: silent });
  const app = appOf(slack, receiver);
  const server = createServer(receiver.requestListener);
  slack.setBotUrl(`http://127.0.0.1:${await listenAt(server)}/slack/events`);
  return {
    app,
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A real Bolt app that connects to the workspace. */
export async function startSocketBot(slack: PretendSlack): Promise<Bot> {
  const receiver = new SocketModeReceiver({
    appToken: APP_TOKEN,
    logger: silent,
    installerOptions: { clientOptions: { slackApiUrl: slack.apiUrl } },
    clientPingTimeout: 500,
  });
  const app = appOf(slack, receiver);
  await app.start();
  return { app, stop: () => app.stop() };
}
