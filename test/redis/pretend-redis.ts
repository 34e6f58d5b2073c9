import { createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import { listenAt } from '../../sandbox/free-port.ts';

/** INFO of a server that is fit for the bot. */
export const FIT = 'redis_version:7.2.0\r\nrole:master\r\nloading:0\r\nmaxmemory_policy:noeviction\r\n';

/** A text as Redis sends it. */
export const bulk = (text: string): string => `$${Buffer.byteLength(text)}\r\n${text}\r\n`;

/**
 * A server that speaks the protocol of Redis and keeps nothing.
 * @param answer gives the answer to a command, in lower case: `silence` for none, `undefined` for the usual one
 * @returns its address
 */
export async function startPretendRedis(
  answer: (command: string) => string | 'silence' | undefined,
  atEnd: (end: () => Promise<void>) => void = onTestFinished,
): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    let unread = '';
    socket.setEncoding('latin1').on('error', () => undefined);
    socket.on('data', (chunk) => {
      unread += chunk;
      for (let next = nextIn(unread); next; next = nextIn(unread)) {
        unread = unread.slice(next.length);
        const said = answer(next.command) ?? usual(next.command);
        if (said !== 'silence') socket.write(said);
      }
    });
  });
  const port = await listenAt(server);
  atEnd(async () => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  return `redis://127.0.0.1:${port}`;
}

/** The fallback of HELLO is the older protocol, in which the answers of tests are written. */
const usual = (command: string): string =>
  command.startsWith('hello')
    ? '-NOPROTO unsupported protocol version\r\n'
    : command === 'info'
      ? bulk(FIT)
      : '+OK\r\n';

/** The first command in what was received, and its length; `undefined` if it has not arrived whole. */
function nextIn(text: string): { readonly command: string; readonly length: number } | undefined {
  const [head, count] = /^\*(\d+)\r\n/.exec(text) ?? [];
  if (head === undefined) return undefined;
  const words: string[] = [];
  let length = head.length;
  while (words.length < Number(count)) {
    const [size, bytes] = /^\$(\d+)\r\n/.exec(text.slice(length)) ?? [];
    if (size === undefined) return undefined;
    const begin = length + size.length;
    length = begin + Number(bytes) + 2;
    if (text.length < length) return undefined;
    words.push(text.slice(begin, length - 2));
  }
  return { command: words.join(' ').toLowerCase(), length };
}
