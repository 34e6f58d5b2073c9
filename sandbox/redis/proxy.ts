import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { listenAt } from '../free-port.ts';

/**
 * `pass`: forwards everything. `refuse`: closes every connection. `hang`: keeps connections open and forwards nothing.
 * `half-open`: present connections hang for ever, new ones pass.
 */
type Mood = 'pass' | 'refuse' | 'hang' | 'half-open';

/** A proxy between a client and Redis that can simulate network faults. */
export interface BreakableProxy {
  readonly url: string;
  be(mood: Mood): void;
  /** Sets the target of new connections and keeps open ones, as some addresses that follow a master do. */
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
      // Each side is closed with the other, whatever the error.
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
