import { once } from 'node:events';
import { createServer } from 'node:http';
import { listenAt } from '../../sandbox/free-port.ts';

/** The handler that a team had before the bot, and to which callbacks are relayed. */
export interface Handler {
  readonly url: string;
  got(sid: string): boolean;
  close(): Promise<void>;
}

export async function startHandler(): Promise<Handler> {
  const got = new Set<string>();
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    got.add(JSON.parse(body).payload.sid);
    response.end();
  });
  const port = await listenAt(server);
  return {
    url: `http://127.0.0.1:${port}/agora`,
    got: (sid) => got.has(sid),
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
