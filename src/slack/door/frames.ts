import type { SocketModeReceiver } from '@slack/bolt';
import type { Log } from '../../ports/process.ts';
import { isPayload, type Payload, readObject, typeOf } from './payload.ts';
import { isHeard } from './unheard.ts';

type Client = SocketModeReceiver['client'];

/** Event of the library for a frame that arrived. */
const ARRIVED = 'ws_message';
/** Event of the library for an envelope that it acknowledges. */
const SENT = 'outgoing_message';

const ENVELOPES: ReadonlySet<unknown> = new Set(['events_api', 'slash_commands', 'interactive']);

interface FramesHooks {
  /** Called when Slack asks for another connection; it closes this one soon. */
  readonly leaving: (reason: string) => void;
  readonly envelopes: Envelopes;
}

interface Frames {
  /** Number of envelopes that are not acknowledged yet. */
  unanswered(): number;
  /** Time of the newest frame, by `performance.now()`. */
  lastAt(): number;
}

/**
 * Reads frames before the library does, and keeps two kinds from it:
 * - Malformed envelopes, which it would read in a promise that nobody awaits, so that one ends the process. They are
 *   acknowledged all the same, or Slack sends them again. Rejections of the library are caught here.
 * - `disconnect`, at which it would close the connection before there is another one.
 */
export function guardFrames(client: Client, log: Log, { leaving, envelopes }: FramesHooks): Frames {
  const [handle, ...others] = client.listeners(ARRIVED);
  if (handle === undefined || others.length > 0)
    throw new Error('@slack/socket-mode reads frames in another way');
  client.removeAllListeners(ARRIVED);
  const open = new Set<string>();
  let lastAt = performance.now();

  const answered = (envelope: string): void => {
    open.delete(envelope);
    envelopes.answered(envelope);
  };
  const acknowledge = (envelope: unknown): void => {
    if (typeof envelope !== 'string') return;
    answered(envelope);
    client.websocket?.send(JSON.stringify({ envelope_id: envelope, payload: {} }), (error) => {
      if (error) log.warn({ error }, 'slackNotAcknowledged');
    });
  };

  const receive = async (data: unknown, isBinary: unknown): Promise<void> => {
    lastAt = performance.now();
    const frame = typeof data === 'string' ? readObject(data) : undefined;
    if (frame === undefined) return log.warn({}, 'slackFrameUnreadable');
    const { type, reason, envelope_id } = frame;
    if (type === 'disconnect') return leaving(typeof reason === 'string' ? reason : 'unknown');
    try {
      if (type === 'hello') return await handle(data, isBinary);
      if (!isForLibrary(frame, log)) return acknowledge(envelope_id);
      const envelope = String(envelope_id);
      const how = envelopes.arrived(envelope);
      if (how !== 'first') {
        log.info({ envelope: envelope.slice(0, 40) }, 'slackRepeated');
        // Only the first delivery, which is still being handled, knows the payload of the acknowledgement.
        if (how === 'answered') acknowledge(envelope);
        return;
      }
      open.add(envelope);
      await handle(data, isBinary);
    } catch (error) {
      log.error({ type: typeOf(frame), error }, 'slackFrameBroken');
      acknowledge(envelope_id);
    }
  };
  client.on(ARRIVED, receive);
  client.on(SENT, (message: unknown) => {
    if (isPayload(message)) answered(String(message.envelope_id));
  });
  return { unanswered: () => open.size, lastAt: () => lastAt };
}

function isForLibrary(frame: Payload, log: Log): boolean {
  const { type, payload, envelope_id } = frame;
  if (!ENVELOPES.has(type) || typeof envelope_id !== 'string' || !isPayload(payload)) {
    log.warn({ type: typeOf(frame) }, 'slackUnknown');
    return false;
  }
  return isHeard(payload, log);
}

/** Envelopes remembered at most; Slack repeats one within seconds, if at all. */
const MOST = 2_000;

/** Envelopes of all connections. Slack may deliver the same one on two of them. */
export interface Envelopes {
  /** Notes an arrival. `answered`: seen before and acknowledged; `in_hand`: seen before and still being handled. */
  arrived(id: string): 'first' | 'answered' | 'in_hand';
  answered(id: string): void;
}

export function createEnvelopes(): Envelopes {
  const isAnswered = new Map<string, boolean>();
  return {
    arrived(id) {
      const before = isAnswered.get(id);
      if (before !== undefined) return before ? 'answered' : 'in_hand';
      isAnswered.set(id, false);
      const [oldest] = isAnswered.keys();
      if (isAnswered.size > MOST && oldest !== undefined) isAnswered.delete(oldest);
      return 'first';
    },
    answered(id) {
      if (isAnswered.has(id)) isAnswered.set(id, true);
    },
  };
}
