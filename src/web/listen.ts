import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

export type RequestListener = (request: IncomingMessage, response: ServerResponse) => void;

/** A listener that takes requests. */
export interface Door {
  readonly port: number;
  /** Takes no new connection, and resolves when requests in hand are answered, after 3 s at the latest. */
  close(): Promise<void>;
}

/** Longest time for the headers and for the whole request, in milliseconds; a slower client has gone. */
const HEADERS_WITHIN_MS = 10_000;
const REQUEST_WITHIN_MS = 30_000;

/** Interval of Node's check for slow clients in milliseconds; its own default is 30 s. */
const SLOW_CHECKED_EVERY_MS = 5_000;

/** Most connections that have sent no request yet; a real client sends one at once. */
const SILENT_MOST = 200;
/** Most connections of one listener. */
const CONNECTIONS_MOST = 1_000;

/**
 * Most connections that wait to be accepted; Linux takes no more. Beyond that the caller tries again a second later, so
 * that a burst would delay others.
 */
const WAITING_MOST = 4_096;

/** Milliseconds between two searches for idle connections while the listener closes. */
const IDLE_CHECKED_EVERY_MS = 20;

/** Time for requests in hand when the listener closes, in milliseconds; Slack waits no longer for an answer. */
const CLOSED_WITHIN_MS = 3_000;

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
    server.listen({ port, host, backlog: WAITING_MOST }, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    close: () => closed(server, silent),
  };
}

/** Time for new connections to send a request, in milliseconds, before the oldest silent ones are closed. */
const BURST_MS = 50;

/**
 * Connections that have sent no request yet, oldest first. If there are too many, the oldest are closed, so that they
 * cannot block others.
 */
function boundSilent(server: Server): ReadonlySet<Socket> {
  const silent = new Set<Socket>();
  let bounding: ReturnType<typeof setTimeout> | undefined;
  function closeOldest(): void {
    bounding = undefined;
    for (const socket of silent) {
      if (silent.size <= SILENT_MOST) return;
      silent.delete(socket);
      socket.destroy();
    }
  }
  server.on('connection', (socket) => {
    silent.add(socket);
    socket.once('close', () => silent.delete(socket));
    if (silent.size <= SILENT_MOST) return;
    // `setImmediate`, so that requests that have arrived are read first: many connections are accepted before any is
    // read.
    bounding ??= setTimeout(() => setImmediate(closeOldest), BURST_MS);
  });
  server.prependListener('request', ({ socket }) => silent.delete(socket));
  server.once('close', () => clearTimeout(bounding));
  return silent;
}

function closed(server: Server, silent: ReadonlySet<Socket>): Promise<void> {
  return new Promise((resolve) => {
    // Node counts a connection that never sent a request as busy.
    for (const socket of silent) socket.destroy();
    // Nothing announces that a kept-alive connection has become idle after its answer.
    const idle = setInterval(() => server.closeIdleConnections(), IDLE_CHECKED_EVERY_MS);
    // Anybody can begin a body and never end it.
    const cut = setTimeout(() => server.closeAllConnections(), CLOSED_WITHIN_MS);
    server.close(() => {
      clearInterval(idle);
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}

/** Answers with JSON. */
export function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.end(`${JSON.stringify(body)}\n`);
}

/** Decodes a part of a path; one that is malformed stays as it is. */
export function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
