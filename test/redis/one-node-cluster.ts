import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { Redis } from 'ioredis';
import { vi } from 'vitest';
import { freePort } from '../../sandbox/free-port.ts';

/** A Redis in cluster mode, one node with all slots: it refuses a script whose keys are not in one slot. */
export interface ClusterNode {
  readonly port: number;
  close(): Promise<void>;
}

/** `undefined` where no server in cluster mode can be had; an error in CI, where one has to be. */
export async function startOneNodeCluster(): Promise<ClusterNode | undefined> {
  const binary = ['redis-server', 'valkey-server'].flatMap(onPath)[0];
  if (binary === undefined) {
    if (process.env.CI === 'true') throw new Error('CI needs redis-server or valkey-server on its PATH');
    return undefined;
  }
  const folder = await mkdtemp(join(tmpdir(), 'recording-watch-cluster-'));
  // Its bus listens 10,000 above, which is a port too.
  const port = await freePort();
  const args = ['--port', `${port}`, '--bind', '127.0.0.1', '--dir', folder, '--save', ''];
  const server = spawn(binary, [...args, '--cluster-enabled', 'yes'], { stdio: 'ignore' });
  const ended = once(server, 'exit');
  const close = async (): Promise<void> => {
    server.kill('SIGKILL');
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  const redis = new Redis(port, '127.0.0.1', { maxRetriesPerRequest: null });
  // It is not there yet at the first attempt.
  redis.on('error', () => undefined);
  try {
    await redis.cluster('ADDSLOTSRANGE', 0, 16_383);
    await vi.waitFor(async () => {
      const info = await redis.cluster('INFO');
      if (!`${info}`.includes('cluster_state:ok')) throw new Error('The cluster is not up yet');
    }, 10_000);
  } catch (error) {
    await close();
    throw error;
  } finally {
    redis.disconnect();
  }
  return { port, close };
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
