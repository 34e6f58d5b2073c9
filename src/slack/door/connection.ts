import { type App, type Logger, SocketModeReceiver } from '@slack/bolt';
import type { Log } from '../../ports/process.ts';
import { within } from '../../within.ts';
import type { WayOut } from '../api/way-out.ts';
import { TIMES } from '../limits.ts';
import { type Envelopes, guardFrames } from './frames.ts';

/** One WebSocket of Socket Mode. */
export interface Connection {
  /** Whether it is open and Slack has not asked for another one. */
  isReady(): boolean;
  /** Whether Slack has asked for another one. */
  isLeaving(): boolean;
  /** Whether every envelope is acknowledged and no frame has come for so many milliseconds. */
  isQuiet(forMs: number): boolean;
  close(): void;
}

export interface SocketOptions {
  readonly appToken: string;
  readonly apiUrl: string;
  readonly wayOut: WayOut;
  readonly log: Log;
  readonly logger: Logger;
}

interface ConnectionNeeds extends SocketOptions {
  readonly app: App;
  readonly envelopes: Envelopes;
  /** Called when Slack asks for another connection, and when this one is gone. */
  readonly changed: (connection: Connection, how: 'leaving' | 'gone', why: string) => void;
}

/** The connection was not made. */
class SlackUnreached extends Error {
  override readonly name = 'SlackUnreached';
}

/**
 * Connects, and resolves when Slack has said hello.
 * @throws whatever the Web API threw, or `SlackUnreached`
 */
export async function connect(needs: ConnectionNeeds): Promise<Connection> {
  const { app, appToken, apiUrl, wayOut, log, logger, envelopes, changed } = needs;
  // The library's reconnection would close the old connection first, and wait five seconds.
  const receiver = new SocketModeReceiver({
    appToken,
    ...(wayOut.dispatcher && { dispatcher: wayOut.dispatcher }),
    logger,
    autoReconnectEnabled: false,
    installerOptions: {
      clientOptions: {
        slackApiUrl: apiUrl,
        fetch: wayOut.fetch,
        retryConfig: { retries: 0 },
        rejectRateLimitedCalls: true,
        timeout: TIMES.call,
      },
    },
  });
  const { client } = receiver;
  let leaving = false;
  let ready = false;
  const frames = guardFrames(client, log, {
    envelopes,
    leaving(reason) {
      if (leaving) return;
      leaving = true;
      changed(connection, 'leaving', reason);
    },
  });
  const connection: Connection = {
    isReady: () => ready && !leaving && client.websocket?.isActive() === true,
    isLeaving: () => leaving,
    isQuiet: (forMs) => frames.unanswered() === 0 && performance.now() - frames.lastAt() >= forMs,
    close: () => void receiver.stop().catch(() => undefined),
  };
  client.on('close', () => {
    if (!ready) return;
    ready = false;
    changed(connection, 'gone', 'closed');
  });
  receiver.init(app);
  try {
    const outcome = await within(TIMES.call, receiver.start(), 'late' as const);
    if (outcome === 'late') throw new SlackUnreached('Slack has not said hello');
  } catch (error) {
    connection.close();
    // The library rejects with `undefined` where the WebSocket failed.
    throw error ?? new SlackUnreached('the WebSocket was closed');
  }
  ready = true;
  return connection;
}
