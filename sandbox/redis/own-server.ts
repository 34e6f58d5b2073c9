import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { freePort } from '../free-port.ts';
import { onPath } from '../on-path.ts';

/** A redis-server or valkey-server that is a child of this process. */
export interface ServerProcess {
  readonly pid: number;
  /** Ends it by SIGKILL, before it can write anything. */
  kill(): Promise<void>;
}

/** A redis-server or valkey-server on a known port. */
export interface OwnServer extends ServerProcess {
  readonly port: number;
}

/** Servers that are ended when this process exits, unless it is killed. */
const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const server of running) server.kill('SIGKILL');
});

/** Path of redis-server or valkey-server; `undefined` if PATH has none. @throws in CI, where one must be there */
export function serverOnPath(): string | undefined {
  const binary = onPath(['redis-server', 'valkey-server']);
  if (binary === undefined && process.env.CI === 'true') {
    throw new Error('CI needs redis-server or valkey-server on its PATH');
  }
  return binary;
}

/** Line that a server or a Sentinel prints when it listens on all of its ports, before it loads its data. */
const LISTENS = /Server initialized|Sentinel ID is/;

/**
 * Starts a server; resolves when it listens, before its data is loaded.
 * @throws with its last output when it ends before that, e.g. because a port is taken
 */
export async function startServer(binary: string, args: readonly string[]): Promise<ServerProcess> {
  const server = spawn(binary, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  running.add(server);
  const ended = once(server, 'exit').finally(() => running.delete(server));
  let said = '';
  const listens = new Promise<'listens'>((resolve) => {
    server.stdout.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-2_000);
      if (LISTENS.test(said)) resolve('listens');
    });
  });
  if ((await Promise.race([listens, ended])) !== 'listens') {
    throw new Error(`${binary} ${args.join(' ')} ended: ${said}`);
  }
  return {
    pid: server.pid ?? 0,
    async kill() {
      server.kill('SIGKILL');
      await ended;
    },
  };
}

/** Resolves when it listens, which is before its data is loaded. */
export async function startOwnServer(
  binary: string,
  port: number,
  folder: string,
  settings: readonly string[],
): Promise<OwnServer> {
  const args = ['--port', `${port}`, '--bind', '127.0.0.1', '--dir', folder, ...settings];
  return { port, ...(await startServer(binary, args)) };
}

/**
 * Settings of a node of a cluster. By default the port of its bus is 10,000 above its own, which may be in use for an
 * outgoing connection.
 */
export const clusterNode = async (): Promise<readonly string[]> => [
  '--cluster-enabled',
  'yes',
  '--cluster-port',
  `${await freePort()}`,
];
