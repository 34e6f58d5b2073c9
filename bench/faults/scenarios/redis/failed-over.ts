import { Redis } from 'ioredis';
import { serverOnPath } from '../../../../sandbox/redis/own-server.ts';
import { startSavedServer } from '../../../../sandbox/redis/saved-server.ts';
import { ORDINARY, type Scenario } from '../../scenario.ts';

const IN_STEP_WITHIN_MS = 30_000;

/** A replica takes over behind one address. Connections stay open to the old master, which is a replica now. */
export const redisFailedOver: Scenario = {
  name: 'Redis fails over behind one address',
  setup: ORDINARY,
  againWithin: 3,
  async play({ redis, admin, network, atEnd }) {
    const { hostname, port } = new URL(redis.url);
    const second = await startSavedServer(serverOnPath() ?? '', ['--replicaof', hostname, port]);
    // The bot goes on using it.
    atEnd(second.close);
    const promoted = new Redis(second.url, { maxRetriesPerRequest: null });
    promoted.on('error', () => undefined);
    for (const until = Date.now() + IN_STEP_WITHIN_MS; ; await new Promise((go) => setTimeout(go, 50))) {
      if ((await promoted.info('replication')).includes('master_link_status:up')) break;
      if (Date.now() > until) throw new Error('The replica is not in step');
    }
    const { port: next } = new URL(second.url);
    await promoted.replicaof('NO', 'ONE');
    await admin.replicaof(hostname, Number(next));
    network.leadTo(second.url);
    promoted.disconnect();
    return [];
  },
};
