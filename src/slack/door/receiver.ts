import type { RequestListener } from 'node:http';
import { HTTPReceiver, type Logger, type Receiver, SocketModeReceiver } from '@slack/bolt';
import type { Log } from '../../ports/process.ts';
import { guardFrames } from './frames.ts';
import { createInlet, EVENTS_PATH } from './inlet.ts';

/** How Slack reaches the bot: over a WebSocket that the bot opens, or by requests to a public address. */
export type Reached =
  | { readonly mode: 'socket'; readonly appToken: string }
  | { readonly mode: 'http'; readonly signingSecret: string };

interface Surroundings {
  readonly apiUrl: string;
  readonly log: Log;
  readonly logger: Logger;
  readonly now: () => number;
  readonly isOpen: () => boolean;
}

/** Bolt's receiver, and what the public listener has to call for POST /slack/events; in Socket Mode nothing. */
export function createReceiver(
  reached: Reached,
  { apiUrl, log, logger, now, isOpen }: Surroundings,
): { readonly receiver: Receiver; readonly requestListener: RequestListener | undefined } {
  if (reached.mode === 'socket') {
    const { appToken } = reached;
    const installerOptions = { clientOptions: { slackApiUrl: apiUrl } };
    const receiver = new SocketModeReceiver({ appToken, logger, installerOptions });
    guardFrames(receiver.client, log);
    return { receiver, requestListener: undefined };
  }
  const { signingSecret } = reached;
  const receiver = new HTTPReceiver({ signingSecret, logger, endpoints: EVENTS_PATH });
  const inlet = createInlet({ signingSecret, log, now, isOpen, next: receiver.requestListener });
  return { receiver, requestListener: inlet };
}
