import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { connect, type Server, type Socket } from 'node:net';
import { createServer as createSealedServer } from 'node:tls';
import { onTestFinished } from 'vitest';
import type { Authority } from '../../sandbox/authority.ts';
import { listenAt } from '../../sandbox/free-port.ts';
import type { AtEnd } from './world.ts';

async function started(server: Server, sockets: Set<Socket>, atEnd: AtEnd): Promise<number> {
  const port = await listenAt(server);
  atEnd(async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return port;
}

/** Hands on all that arrives. */
function pass(from: Socket, to: Socket): void {
  from.pipe(to);
  from.on('error', () => to.destroy());
}

/** TLS before a server that speaks plainly. @returns its port */
export function startFront(
  authority: Authority,
  port: number,
  atEnd: AtEnd = onTestFinished,
): Promise<number> {
  const sockets = new Set<Socket>();
  const [cert, key] = [readFileSync(authority.certFile), readFileSync(authority.keyFile)];
  const front = createSealedServer({ cert, key }, (near) => {
    const far = connect(port, '127.0.0.1');
    sockets.add(near).add(far);
    pass(near, far);
    pass(far, near);
  });
  return started(front, sockets, atEnd);
}

export interface ConnectProxy {
  readonly url: string;
  /** Hosts and ports that were asked for. */
  readonly asked: readonly string[];
  /** Every byte that passed, as Latin-1. */
  seen(): string;
  /** Answers with this status instead of a tunnel from now on; tunnels that are open are cut. */
  refuse(status: number): void;
}

/** A proxy that knows CONNECT and nothing else. @param ports by host @param login `user:password` that it wants */
export async function startConnectProxy(
  ports: Readonly<Record<string, number>>,
  login?: string,
  atEnd: AtEnd = onTestFinished,
): Promise<ConnectProxy> {
  const sockets = new Set<Socket>();
  const [asked, chunks]: [string[], string[]] = [[], []];
  let refusal: number | undefined;
  const isKnown = ({ headers }: IncomingMessage) =>
    login === undefined ||
    headers['proxy-authorization'] === `Basic ${Buffer.from(login).toString('base64')}`;
  const proxy = createServer((_, response) => void response.writeHead(405).end());
  proxy.on('connect', (request: IncomingMessage, near: Socket) => {
    const host = request.url ?? '';
    asked.push(host);
    const port = ports[host];
    const status = refusal ?? (isKnown(request) ? (port === undefined ? 403 : 200) : 407);
    near.on('error', () => undefined);
    if (status !== 200 || port === undefined) {
      near.end(`HTTP/1.1 ${status} No\r\n\r\n`);
      return;
    }
    const far = connect(port, '127.0.0.1', () => near.write('HTTP/1.1 200 OK\r\n\r\n'));
    sockets.add(near).add(far);
    for (const socket of [near, far])
      socket.on('data', (chunk: Buffer) => chunks.push(chunk.toString('latin1')));
    pass(near, far);
    pass(far, near);
  });
  const port = await started(proxy, sockets, atEnd);
  return {
    url: `http://${login === undefined ? '' : `${login}@`}127.0.0.1:${port}`,
    asked,
    seen: () => chunks.join(''),
    refuse(status) {
      refusal = status;
      for (const socket of sockets) socket.destroy();
    },
  };
}
