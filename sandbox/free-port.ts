import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';

/** Whether somebody else listens there already. */
export async function isTaken(port: number): Promise<boolean> {
  const server = createServer().listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return true;
    throw error;
  }
  server.close();
  await once(server, 'close');
  return false;
}

/** Below where Linux (32768), macOS and Windows (49152) take ports for outgoing connections from. */
const RANGE = { from: 15_000, to: 32_000 };

/**
 * A loopback port for a process that is started later. One that the system picks would not do: it may pick the same
 * again, for somebody's outgoing connection, before that process listens.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(RANGE.from, RANGE.to);
    if (!(await isTaken(port))) return port;
  }
}

/**
 * Has a server listen on this machine alone.
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
