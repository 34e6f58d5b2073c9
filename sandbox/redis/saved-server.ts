import { mkdtemp, readdir, rm, stat, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../free-port.ts';
import { startOwnServer } from './own-server.ts';

/** A server with an append-only file that can be killed, restarted, and put through a power cut. */
export interface SavedServer {
  readonly url: string;
  /** Process id of the server that runs now. */
  pid(): number;
  /** Size of the append-only file in bytes, as a power cut now would leave it. */
  kept(): Promise<number>;
  kill(): Promise<void>;
  /** Starts it again after `kill`. */
  start(): Promise<void>;
  /** Kills it, truncates its file to this many bytes, and starts it again. */
  cutPower(kept: number): Promise<void>;
  close(): Promise<void>;
}

const SETTINGS = ['--appendonly', 'yes', '--appendfsync', 'everysec', '--save', '', '--hz', '100'];

/** @param more further settings of the server */
export async function startSavedServer(binary: string, more: readonly string[] = []): Promise<SavedServer> {
  const folder = await mkdtemp(join(tmpdir(), 'recording-watch-saved-'));
  const port = await freePort();
  const launch = () => startOwnServer(binary, port, folder, [...SETTINGS, ...more]);
  let server = await launch();
  const written = async () => {
    const name = (await readdir(join(folder, 'appendonlydir'))).find((each) => each.endsWith('.incr.aof'));
    return join(folder, 'appendonlydir', name ?? '');
  };
  return {
    url: `redis://127.0.0.1:${port}`,
    pid: () => server.pid,
    kept: async () => (await stat(await written())).size,
    kill: () => server.kill(),
    async start() {
      server = await launch();
    },
    async cutPower(kept) {
      await server.kill();
      await truncate(await written(), kept);
      server = await launch();
    },
    async close() {
      await server.kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
