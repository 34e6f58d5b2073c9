import type { RequestListener } from 'node:http';
import { HTTPReceiver, type Logger, type Receiver, SocketModeReceiver } from '@slack/bolt';
import type { Log } from '../ports/log.ts';
import { createInlet, EVENTS_PATH } from './inlet.ts';

/** How Slack reaches the bot: over a WebSocket that the bot opens, or by requests to a public address. */
export interface Reached {
  readonly mode: 'socket' | 'http';
  /** For Socket Mode. */
  readonly appToken?: string | undefined;
  /** For HTTP. */
  readonly signingSecret?: string | undefined;
}

interface Surroundings {
  readonly apiUrl: string;
  readonly log: Log;
  readonly logger: Logger;
  readonly now: () => number;
  readonly isOpen: () => boolean;
}

/** Bolt's receiver, and what the public listener has to call for POST /slack/events. */
export function createReceiver(
  { mode, appToken, signingSecret }: Reached,
  { apiUrl, log, logger, now, isOpen }: Surroundings,
): { readonly receiver: Receiver; readonly requestListener: RequestListener } {
  if (mode === 'socket') {
    if (appToken === undefined) throw new Error('Socket Mode needs SLACK_APP_TOKEN');
    const installerOptions = { clientOptions: { slackApiUrl: apiUrl } };
    const receiver = new SocketModeReceiver({ appToken, logger, installerOptions });
    return { receiver, requestListener: notHere };
  }
  if (signingSecret === undefined) throw new Error('HTTP mode needs SLACK_SIGNING_SECRET');
  const receiver = new HTTPReceiver({ signingSecret, logger, endpoints: EVENTS_PATH });
  const inlet = createInlet({ signingSecret, log, now, isOpen, next: receiver.requestListener });
  return { receiver, requestListener: inlet };
}

const notHere: RequestListener = (_request, response) => {
  response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' });
  response.end('This bot talks to Slack in Socket Mode; nothing is delivered here.\n');
};
