import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import { createServer as createSealedServer } from 'node:https';
import type { Socket } from 'node:net';
import { listenAt } from '../../sandbox/free-port.ts';
import { type AgoraOptions, createAgora } from '../../src/agora/agora.ts';
import type { AgoraApp } from '../../src/agora/app.ts';
import type { Agora } from '../../src/ports/agora.ts';
import type { Log } from '../../src/ports/process.ts';
import type { Recording } from '../../src/recording/recording.ts';

/** Long enough to be told from chance in any text it must not appear in. */
export const app: AgoraApp = {
  name: 'prod',
  appId: randomBytes(16).toString('hex'),
  customerId: randomBytes(16).toString('hex'),
  customerSecret: randomBytes(16).toString('hex'),
};

export const basic = Buffer.from(`${app.customerId}:${app.customerSecret}`).toString('base64');

export const recording: Recording = {
  sid: randomBytes(16).toString('hex'),
  app: 'prod',
  resourceId: randomBytes(150).toString('base64url'),
  mode: 'mix',
  registeredAt: 0,
  expiresAt: 0,
};

/** Client that asks Agora behind these hosts for the app, unless it is said otherwise. */
export const asking = (hosts: readonly string[], more: Partial<AgoraOptions> = {}): Agora =>
  createAgora({ apps: () => [app], hosts, area: 'global', timeoutMs: 2_000, log: createNotes(), ...more });

/** Every further try may be had. */
export const again = async () => true;

interface Line {
  readonly facts: Record<string, unknown>;
  readonly outcome: string;
}

/** A log that keeps what it was told. */
export function createNotes(): Log & { readonly lines: Line[] } {
  const lines: Line[] = [];
  const note = (facts: Record<string, unknown>, outcome: string) => void lines.push({ facts, outcome });
  return { lines, info: note, warn: note, error: note };
}

export interface Site {
  readonly url: string;
  readonly requests: readonly IncomingMessage[];
  /** TCP connections accepted so far. */
  readonly connections: () => number;
  close(): Promise<void>;
}

/** A web server on a free loopback port that answers as it is told; with a key and certificate, by TLS. */
export async function open(answer: RequestListener, pem?: string): Promise<Site> {
  const requests: IncomingMessage[] = [];
  const sockets = new Set<Socket>();
  const listener: RequestListener = (request, response) => {
    requests.push(request);
    answer(request, response);
  };
  const server = pem ? createSealedServer({ key: pem, cert: pem }, listener) : createServer(listener);
  server.on('connection', (socket) => sockets.add(socket));
  const port = await listenAt(server);
  return {
    url: `${pem ? 'https' : 'http'}://127.0.0.1:${port}`,
    requests,
    connections: () => sockets.size,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/**
 * An address that refuses connections: nobody offers tcpmux. A port that was just given back would not do,
 * because another test may be handed it meanwhile.
 */
export const NOWHERE = 'http://127.0.0.1:1';

/** Answers a status and a body, JSON unless it is text already. */
export const answering =
  (status: number, body: unknown = '', headers: Record<string, string> = {}): RequestListener =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };

export const alive = { serverResponse: { status: 5 } };
