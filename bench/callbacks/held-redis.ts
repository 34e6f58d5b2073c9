import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { listenAt } from '../../sandbox/free-port.ts';

/** The first command with this text in it, or the answer to that. */
export interface Held {
  readonly text: string;
  readonly what: 'command' | 'answer';
}

/** A network between the bot and Redis that can stop at a given command. */
export interface HeldRedis {
  readonly url: string;
  /**
   * Holds the connection on which this comes, from there on.
   * @returns resolves when it is held; that lasts until its process is dead
   */
  hold(held: Held): Promise<void>;
  close(): Promise<void>;
}

interface Trap extends Held {
  readonly caught: () => void;
}

export async function startHeldRedis(target: string): Promise<HeldRedis> {
  const { port, hostname } = new URL(target);
  const sockets = new Set<Socket>();
  let trap: Trap | undefined;
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    let isHeld = false;
    near.on('data', (chunk) => {
      if (isHeld) return;
      if (trap && chunk.includes(trap.text)) {
        isHeld = true;
        // Redis executes the command, but nobody gets its answer.
        if (trap.what === 'answer') far.write(chunk);
        trap.caught();
        trap = undefined;
        return;
      }
      far.write(chunk);
    });
    far.on('data', (chunk) => {
      if (!isHeld) near.write(chunk);
    });
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.on('error', () => undefined);
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
    }
  });
  const here = await listenAt(server);
  return {
    url: `redis://127.0.0.1:${here}`,
    hold: (held) =>
      new Promise((resolve) => {
        trap = { ...held, caught: resolve };
      }),
    async close() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
