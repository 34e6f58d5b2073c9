import { randomInt } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { type EventEmitter, once } from 'node:events';
import type { Server as HttpServer } from 'node:http';
import { createServer, type Server } from 'node:net';

/** Whether a socket gets its port. @throws any error but that the port is taken */
async function gets(socket: EventEmitter): Promise<boolean> {
  try {
    await once(socket, 'listening');
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return false;
    throw error;
  }
}

/** Whether a port of this machine is already in use. */
export async function isTaken(port: number): Promise<boolean> {
  const server = createServer().listen(port, '127.0.0.1');
  if (!(await gets(server))) return true;
  server.close();
  await once(server, 'close');
  return false;
}

/** Ports below the ranges from which Linux (32768), macOS and Windows (49152) take those of outgoing connections. */
const RANGE = { from: 15_000, to: 32_000 };

/**
 * Reserves a port among all that call this, until this process ends. The mark is the UDP port of the same number, which
 * leaves the TCP port free.
 * @returns whether nobody had reserved it
 */
export async function reserve(port: number): Promise<boolean> {
  const mark = createSocket('udp4').bind({ port, address: '127.0.0.1', exclusive: true });
  const reserved = await gets(mark);
  if (reserved) mark.unref();
  return reserved;
}

/**
 * Finds a loopback port for a process that is started later, which no other call gets meanwhile. A port picked by the
 * system would not do: it may be given to an outgoing connection before that process listens.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(RANGE.from, RANGE.to);
    if ((await reserve(port)) && !(await isTaken(port))) return port;
  }
}

/**
 * Makes a server listen on 127.0.0.1.
 * @param port 0: one that the system picks
 * @returns the port
 * @throws Node's error, e.g. with code `EADDRINUSE`
 */
export async function listenAt(server: Server, port = 0): Promise<number> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server listens on no port');
  return address.port;
}

/** Closes a server with all of its connections. */
export function closeServer(server: HttpServer): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
