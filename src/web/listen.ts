import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

export type RequestListener = (request: IncomingMessage, response: ServerResponse) => void;

/** An open door: where it is, and how to shut it. */
export interface Door {
  readonly port: number;
  /** Takes no new connection and resolves when those in hand are answered. */
  close(): Promise<void>;
}

/** A person who talks slower than this has gone. */
const HEADERS_WITHIN_MS = 10_000;
const REQUEST_WITHIN_MS = 30_000;

/** Node looks for slow talkers only this often; by itself every 30 s. */
const SLOW_CHECKED_EVERY_MS = 5_000;

/** Connections that have not asked anything yet; a real client asks at once. */
const SILENT_MOST = 200;
/** All connections of one listener. */
const CONNECTIONS_MOST = 1_000;

const IDLE_CHECKED_EVERY_MS = 20;

/**
 * Opens a plain HTTP listener.
 * @throws when the address cannot be had, with the variable's name in the sentence
 */
export async function listen(
  listener: RequestListener,
  { port, host, variable }: { readonly port: number; readonly host: string; readonly variable: string },
): Promise<Door> {
  const server = createServer(
    {
      headersTimeout: HEADERS_WITHIN_MS,
      requestTimeout: REQUEST_WITHIN_MS,
      connectionsCheckingInterval: SLOW_CHECKED_EVERY_MS,
    },
    listener,
  );
  server.maxConnections = CONNECTIONS_MOST;
  const silent = boundSilent(server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(new Error(`cannot listen on ${host}:${port} (${error.code}): choose another ${variable}`)),
    );
    server.listen(port, host, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    close: () => closed(server, silent),
  };
}

/** The connections that have not asked anything yet, oldest first. The oldest makes room, so that silence shuts nobody out. */
function boundSilent(server: Server): ReadonlySet<Socket> {
  const silent = new Set<Socket>();
  server.on('connection', (socket) => {
    silent.add(socket);
    socket.once('close', () => silent.delete(socket));
    if (silent.size <= SILENT_MOST) return;
    const [oldest] = silent;
    oldest?.destroy();
  });
  server.prependListener('request', ({ socket }) => silent.delete(socket));
  return silent;
}

function closed(server: Server, silent: ReadonlySet<Socket>): Promise<void> {
  return new Promise((resolve) => {
    // Node takes a connection that never asked anything for one at work.
    for (const socket of silent) socket.destroy();
    // A connection kept alive by its client becomes idle when its answer is written, which nothing announces.
    const idle = setInterval(() => server.closeIdleConnections(), IDLE_CHECKED_EVERY_MS);
    server.close(() => {
      clearInterval(idle);
      resolve();
    });
    server.closeIdleConnections();
  });
}

/** Answers with JSON and nothing else to guess at. */
export function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.end(`${JSON.stringify(body)}\n`);
}
