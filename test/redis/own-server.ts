import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A redis-server or valkey-server with settings that no bot would give it. */
export interface OwnServer {
  readonly port: number;
  /** Ends it without a chance to write anything down. */
  kill(): Promise<void>;
}

/** The server on PATH, or `undefined` where there is none; an error in CI, where one has to be. */
export function serverOnPath(): string | undefined {
  const binary = ['redis-server', 'valkey-server'].flatMap(onPath)[0];
  if (binary === undefined && process.env.CI === 'true') {
    throw new Error('CI needs redis-server or valkey-server on its PATH');
  }
  return binary;
}

/** It is not there yet when this returns; clients connect when it is. */
export function startOwnServer(
  binary: string,
  port: number,
  folder: string,
  settings: readonly string[],
): OwnServer {
  const args = ['--port', `${port}`, '--bind', '127.0.0.1', '--dir', folder, ...settings];
  const server = spawn(binary, args, { stdio: 'ignore' });
  const ended = once(server, 'exit');
  return {
    port,
    async kill() {
      server.kill('SIGKILL');
      await ended;
    },
  };
}

function onPath(name: string): readonly string[] {
  return (process.env.PATH ?? '').split(delimiter).flatMap((folder) => {
    const file = join(folder, name);
    try {
      accessSync(file, constants.X_OK);
      return [file];
    } catch {
      return [];
    }
  });
}
