import type { SocketModeReceiver } from '@slack/bolt';
import type { Log } from '../../ports/process.ts';
import { isPayload, readObject, typeOf } from './payload.ts';
import { isHeard } from './unheard.ts';

type Client = SocketModeReceiver['client'];

/** How the library names a frame that arrived, to itself. */
const ARRIVED = 'ws_message';

/** Frames about the connection, which hold no payload. */
const ABOUT_CONNECTION: ReadonlySet<unknown> = new Set(['hello', 'disconnect']);

const ENVELOPES: ReadonlySet<unknown> = new Set(['events_api', 'slash_commands', 'interactive']);

/**
 * The door for Socket Mode. The library reads `event.type` of every frame and `payload.event.type` of every event in a
 * promise that nobody awaits, so a frame without them would end the process. Such a frame stays outside; an envelope is
 * acknowledged whatever it holds, or Slack sends it again. A promise of the library that fails all the same ends here.
 */
export function guardFrames(client: Client, log: Log): void {
  const [handle, ...others] = client.listeners(ARRIVED);
  if (handle === undefined || others.length > 0)
    throw new Error('@slack/socket-mode reads frames in another way');
  client.removeAllListeners(ARRIVED);

  const acknowledge = (envelope: unknown): void => {
    if (typeof envelope !== 'string') return;
    client.websocket?.send(JSON.stringify({ envelope_id: envelope, payload: {} }), (error) => {
      if (error) log.warn({ error }, 'slackNotAcknowledged');
    });
  };

  const receive = async (data: unknown, isBinary: unknown): Promise<void> => {
    const frame = typeof data === 'string' ? readObject(data) : undefined;
    if (frame === undefined) return log.warn({}, 'slackFrameUnreadable');
    try {
      if (isForLibrary(frame, log)) await handle(data, isBinary);
      else acknowledge(frame.envelope_id);
    } catch (error) {
      log.error({ type: typeOf(frame), error }, 'slackFrameBroken');
      acknowledge(frame.envelope_id);
    }
  };
  client.on(ARRIVED, receive);
}

function isForLibrary(frame: Readonly<Record<string, unknown>>, log: Log): boolean {
  const { type, payload, envelope_id } = frame;
  if (ABOUT_CONNECTION.has(type)) return true;
  if (!ENVELOPES.has(type) || typeof envelope_id !== 'string' || !isPayload(payload)) {
    log.warn({ type: typeOf(frame) }, 'slackUnknown');
    return false;
  }
  return isHeard(payload, log);
}
