import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

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
    { headersTimeout: HEADERS_WITHIN_MS, requestTimeout: REQUEST_WITHIN_MS },
    listener,
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(new Error(`cannot listen on ${host}:${port} (${error.code}): choose another ${variable}`)),
    );
    server.listen(port, host, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    close: () => closed(server),
  };
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
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
