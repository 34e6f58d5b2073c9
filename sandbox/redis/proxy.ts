import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { listenAt } from '../free-port.ts';

/**
 * `pass`: as if it were not there. `refuse`: every connection is cut. `hang`: open, and nothing comes through.
 * `half-open`: those that are open hang for ever, new ones pass.
 */
type Mood = 'pass' | 'refuse' | 'hang' | 'half-open';

/** A network between a client and Redis that can be broken. */
export interface BreakableProxy {
  readonly url: string;
  be(mood: Mood): void;
  /** Where new connections lead from now on; those that are open are kept, as some addresses that follow a master do. */
  leadTo(target: string): void;
  close(): Promise<void>;
}

export async function startProxy(target: string): Promise<BreakableProxy> {
  let led = new URL(target);
  const pairs = new Set<readonly [Socket, Socket]>();
  const dead = new Set<Socket>();
  let mood: Mood = 'pass';

  const server = createServer((near) => {
    if (mood === 'refuse') {
      near.destroy();
      return;
    }
    const far = connect(Number(led.port), led.hostname);
    const pair = [near, far] as const;
    pairs.add(pair);
    for (const [from, to] of [pair, [far, near] as const]) {
      from.on('data', (chunk) => {
        if (mood !== 'hang' && !dead.has(near)) to.write(chunk);
      });
      // Whatever ends one side ends the other; why is the client's business.
      from.on('error', () => undefined);
      from.on('close', () => {
        to.destroy();
        pairs.delete(pair);
      });
    }
  });
  const port = await listenAt(server);

  const cut = () => {
    for (const [near, far] of pairs) {
      near.destroy();
      far.destroy();
    }
  };
  return {
    url: `redis://127.0.0.1:${port}`,
    be(next) {
      mood = next;
      if (mood === 'refuse') cut();
      if (mood === 'half-open') for (const [near] of pairs) dead.add(near);
    },
    leadTo(next) {
      led = new URL(next);
    },
    async close() {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
}
