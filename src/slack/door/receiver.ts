import type { RequestListener } from 'node:http';
import { HTTPReceiver, type Receiver } from '@slack/bolt';
import type { SocketOptions } from './connection.ts';
import { createSocketReceiver } from './connections.ts';
import { createInlet, EVENTS_PATH, type InletOptions } from './inlet.ts';

/** How Slack reaches the bot: over a WebSocket that the bot opens, or by requests to a public URL. */
export type Reached =
  | { readonly mode: 'socket'; readonly appToken: string }
  | { readonly mode: 'http'; readonly signingSecrets: () => readonly string[] };

type Surroundings = Omit<SocketOptions, 'appToken'> & Pick<InletOptions, 'now' | 'counted' | 'isOpen'>;

interface Received {
  readonly receiver: Receiver;
  /** Listener of POST /slack/events, which Socket Mode does not need. */
  readonly requestListener: RequestListener | undefined;
  /** Milliseconds without a connection of Socket Mode; 0 in HTTP mode. */
  readonly awayMs: () => number;
}

/** Makes Bolt's receiver. */
export function createReceiver(
  reached: Reached,
  { apiUrl, wayOut, log, logger, now, counted, isOpen }: Surroundings,
): Received {
  if (reached.mode === 'socket') {
    const receiver = createSocketReceiver({ appToken: reached.appToken, apiUrl, wayOut, log, logger });
    return { receiver, requestListener: undefined, awayMs: receiver.awayMs };
  }
  const { signingSecrets } = reached;
  // Bolt takes one secret for its whole life; the inlet in front of it verifies with those that are valid now.
  const unverified = { signatureVerification: false, signingSecret: '' };
  const receiver = new HTTPReceiver({ ...unverified, logger, endpoints: EVENTS_PATH });
  const inlet = createInlet({ signingSecrets, log, now, counted, isOpen, next: receiver.requestListener });
  return { receiver, requestListener: inlet, awayMs: () => 0 };
}
