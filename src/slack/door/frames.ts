import type { SocketModeReceiver } from '@slack/bolt';
import type { Log } from '../../ports/process.ts';
import { isPayload, type Payload, readObject, typeOf } from './payload.ts';
import { isHeard } from './unheard.ts';

type Client = SocketModeReceiver['client'];

/** Name by which the library tells itself of a frame that arrived. */
const ARRIVED = 'ws_message';
/** Name by which it tells of an envelope that it acknowledges. */
const SENT = 'outgoing_message';

const ENVELOPES: ReadonlySet<unknown> = new Set(['events_api', 'slash_commands', 'interactive']);

/** Facts about the frames of one connection. */
export interface FramesHooks {
  /** Slack asks for another connection; this one is closed soon. */
  readonly leaving: (reason: string) => void;
  readonly envelopes: Envelopes;
}

export interface Frames {
  /** Envelopes that are not acknowledged yet. */
  unanswered(): number;
  /** Moment of the newest frame, by `performance.now()`. */
  lastAt(): number;
}

/**
 * The door for Socket Mode. Two kinds of frames stay outside:
 * - One without `event.type`, or an event without `payload.event.type`. The library reads these in a promise that
 *   nobody awaits, so such a frame would end the process. An envelope is acknowledged whatever it holds, or Slack sends
 *   it again. A promise of the library that fails all the same ends here.
 * - Slack's wish for another connection, at which the library closes its own before there is another one.
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
        // The first delivery is still to be answered, and only it knows with what.
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

/** Envelopes remembered at most; one is delivered again within seconds, if at all. */
const MOST = 2_000;

/** Envelopes of all connections. Slack may deliver one on two of them. */
export interface Envelopes {
  /** Whether it comes for the first time, or was answered since, or is still to be answered. */
  arrived(id: string): 'first' | 'answered' | 'in_hand';
  answered(id: string): void;
}

export function createEnvelopes(most = MOST): Envelopes {
  const isAnswered = new Map<string, boolean>();
  return {
    arrived(id) {
      const before = isAnswered.get(id);
      if (before !== undefined) return before ? 'answered' : 'in_hand';
      isAnswered.set(id, false);
      const [oldest] = isAnswered.keys();
      if (isAnswered.size > most && oldest !== undefined) isAnswered.delete(oldest);
      return 'first';
    },
    answered(id) {
      if (isAnswered.has(id)) isAnswered.set(id, true);
    },
  };
}
