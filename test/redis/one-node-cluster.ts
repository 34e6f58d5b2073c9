import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { vi } from 'vitest';
import { freePort } from '../../sandbox/free-port.ts';
import { clusterNode, serverOnPath, startOwnServer } from '../../sandbox/redis/own-server.ts';

/** A Redis in cluster mode, one node with all slots: it refuses a script whose keys are not in one slot. */
export interface ClusterNode {
  readonly port: number;
  close(): Promise<void>;
}

/** `undefined` where no server in cluster mode can be had; an error in CI, where one has to be. */
export async function startOneNodeCluster(): Promise<ClusterNode | undefined> {
  const binary = serverOnPath();
  if (binary === undefined) return undefined;
  const folder = await mkdtemp(join(tmpdir(), 'recording-watch-cluster-'));
  const port = await freePort();
  const server = await startOwnServer(binary, port, folder, ['--save', '', ...(await clusterNode())]);
  const close = async (): Promise<void> => {
    await server.kill();
    await rm(folder, { recursive: true, force: true });
  };
  const redis = new Redis(port, '127.0.0.1', { maxRetriesPerRequest: null });
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
