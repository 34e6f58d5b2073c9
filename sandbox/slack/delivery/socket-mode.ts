import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { isRecord } from '../blocks/check.ts';
import type { Outcome, Transport } from './transport.ts';

/** Socket Mode: the bot connects to Slack, and acknowledges each envelope. */
export interface SocketMode extends Transport {
  /** Creates a URL path that is valid for one connection. */
  ticket(): string;
  /** Accepts an HTTP upgrade; an unknown or used path is refused. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Sends text or bytes as they are; resolves to the outcome of the envelope in them, if there is one. */
  sendFrame(frame: string | Uint8Array, timeoutMs: number): Promise<Outcome | undefined>;
  connections(): number;
  /** Ends all connections. `warn`: announced ten seconds before; `ask`: announced at the end; `cut`: unannounced. */
  disconnect(how: 'warn' | 'ask' | 'cut'): void;
  close(): void;
}

const PATH = '/socket/';
/** Interval of pings; the official client warns after 30 s without one. */
const PING_MS = 10_000;

function readEnvelope(data: string): { readonly envelope: string; readonly payload: unknown } | undefined {
  try {
    const parsed: unknown = JSON.parse(data);
    if (!isRecord(parsed) || typeof parsed.envelope_id !== 'string') return undefined;
    const empty = isRecord(parsed.payload) && Object.keys(parsed.payload).length === 0;
    return { envelope: parsed.envelope_id, payload: empty ? undefined : parsed.payload };
  } catch {
    return undefined;
  }
}

/** Time that a connection stays open after its end was announced, in milliseconds. */
const LEAVES_AFTER_MS = { warn: 10_000, ask: 1_000 } as const;

/**
 * @param changed called when a connection was opened or closed
 * @param speed divides `LEAVES_AFTER_MS`
 */
export function createSocketMode(appId: string, changed: () => void, speed = 1): SocketMode {
  const server = new WebSocketServer({ noServer: true });
  const tickets = new Set<string>();
  const open = new Set<WebSocket>();
  const leaving = new Set<WebSocket>();
  const waiting = new Map<string, { readonly on: WebSocket; readonly settle: (outcome: Outcome) => void }>();

  const welcome = (socket: WebSocket): void => {
    open.add(socket);
    changed();
    const pings = setInterval(() => socket.ping(), PING_MS);
    socket.on('message', (data) => {
      const ack = readEnvelope(String(data));
      if (ack === undefined) return;
      const outcome: Outcome = { kind: 'answered', status: 200, body: ack.payload, noRetry: false };
      waiting.get(ack.envelope)?.settle(outcome);
    });
    // Errors are followed by `close`, which is handled.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearInterval(pings);
      open.delete(socket);
      leaving.delete(socket);
      for (const { on, settle } of waiting.values()) if (on === socket) settle({ kind: 'unreachable' });
      changed();
    });
    socket.send(
      JSON.stringify({
        type: 'hello',
        num_connections: open.size,
        connection_info: { app_id: appId },
        debug_info: { host: 'pretend-slack', approximate_connection_time: 18_060 },
      }),
    );
  };

  /**
   * Number of envelopes sent, to use connections in turn. One whose end was announced is used only if there is no
   * other.
   */
  let turn = 0;
  const next = (): WebSocket | undefined => {
    const usable = [...open].filter((each) => each.readyState === each.OPEN);
    const staying = usable.filter((each) => !leaving.has(each));
    const chosen = staying.length > 0 ? staying : usable;
    turn += 1;
    return chosen[turn % chosen.length];
  };

  const exchange = (frame: string | Uint8Array, envelope: string, timeoutMs: number): Promise<Outcome> => {
    const socket = next();
    if (socket === undefined) return Promise.resolve({ kind: 'unreachable' });
    return new Promise((resolve) => {
      const settle = (outcome: Outcome): void => {
        clearTimeout(timer);
        waiting.delete(envelope);
        resolve(outcome);
      };
      const timer = setTimeout(() => settle({ kind: 'timeout' }), timeoutMs);
      waiting.set(envelope, { on: socket, settle });
      socket.send(frame);
    });
  };

  return {
    ticket() {
      const ticket = randomUUID();
      tickets.add(ticket);
      return `${PATH}${ticket}`;
    },
    upgrade(request, socket, head) {
      const ticket = (request.url ?? '').slice(PATH.length);
      if (!tickets.delete(ticket)) {
        socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
        return;
      }
      server.handleUpgrade(request, socket, head, welcome);
    },
    connections: () => open.size,
    disconnect(how) {
      for (const socket of open) {
        if (how === 'cut') {
          socket.terminate();
          continue;
        }
        leaving.add(socket);
        const reason = how === 'warn' ? 'warning' : 'refresh_requested';
        socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'pretend-slack' } }));
        setTimeout(() => socket.close(), LEAVES_AFTER_MS[how] / speed).unref();
      }
    },
    async send(parcel, timeoutMs) {
      const envelope = randomUUID();
      const frame = JSON.stringify({
        envelope_id: envelope,
        type: parcel.kind,
        payload: parcel.payload,
        accepts_response_payload: parcel.kind !== 'events_api',
        ...(parcel.retry === undefined
          ? {}
          : { retry_attempt: parcel.retry.num, retry_reason: parcel.retry.reason }),
      });
      return exchange(frame, envelope, timeoutMs);
    },
    async sendFrame(frame, timeoutMs) {
      const envelope = typeof frame === 'string' ? readEnvelope(frame)?.envelope : undefined;
      if (envelope !== undefined) return exchange(frame, envelope, timeoutMs);
      next()?.send(frame);
      return undefined;
    },
    close() {
      for (const socket of open) socket.terminate();
      server.close();
    },
  };
}
