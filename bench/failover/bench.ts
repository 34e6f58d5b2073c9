import { setTimeout as sleep } from 'node:timers/promises';
import { type RedisOfAKind, SENTINEL_PASSWORD, startCluster, startTrio } from '../../sandbox/redis/kinds.ts';
import type { Log } from '../../src/ports/process.ts';
import { connectWorker } from '../../src/redis/connection/connect.ts';
import { createEngine } from '../../src/redis/engine.ts';
import { openKeyspace } from '../../src/redis/open-keyspace.ts';
import { createLeases } from '../../src/redis/polling/leases.ts';
import { openStores } from '../../src/redis/stores.ts';
import { type Measure, repeated } from '../repeat.ts';

const PREFIX = 'bench';
const PLACE = { team: 'T1', channel: 'C1' };
const QUIET: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Milliseconds between two deliveries, each of which Redis acknowledges. */
const EVERY_MS = 10;

/**
 * Kills the master of a Sentinel trio, and of a cluster's shard, while messages are queued and told.
 *
 * Promotion: the other servers name a new master. Lost: acknowledged, and never told.
 */
export const bench = repeated(10, async (seconds) => [
  ...(await failover('Sentinel', await startTrio({ binary: 'redis-server' }), seconds)),
  ...(await failover('Cluster', await startCluster({ binary: 'redis-server', prefix: PREFIX }), seconds)),
]);

async function failover(kind: string, redis: RedisOfAKind, seconds: number): Promise<readonly Measure[]> {
  const settings = { url: redis.url, prefix: PREFIX, sentinel: { password: SENTINEL_PASSWORD } };
  const connection = connectWorker(settings, QUIET);
  const keyspace = openKeyspace(connection, PREFIX);
  const leases = createLeases(keyspace, QUIET);
  const { outbox } = openStores(keyspace, [], Date.now, leases);
  const [acknowledged, told] = [new Map<string, number>(), new Map<string, number>()];
  const engine = createEngine({
    keyspace,
    apps: [],
    log: QUIET,
    leases,
    historyMs: 60_000,
    poll: async () => undefined,
    async deliver(place) {
      for (let batch = await outbox.take(place); batch; batch = await outbox.take(place)) {
        for (const { id } of batch.deliveries) told.set(id, told.get(id) ?? Date.now());
        await outbox.settle(batch, 0);
      }
    },
  });
  let going = true;
  const putting = (async () => {
    for (let id = 0; going; id += 1) {
      await outbox.put(PLACE, { id: `n${id}`, kind: 'share', sid: 'a', at: 1, by: 'U1' });
      acknowledged.set(`n${id}`, Date.now());
      await sleep(EVERY_MS);
    }
  })();
  try {
    await sleep((seconds * 1_000) / 3);
    const old = await redis.master();
    await redis.killMaster();
    const killedAt = Date.now();
    while ((await redis.master()) === old) await sleep(10);
    const promotedAt = Date.now();
    await sleep((seconds * 2_000) / 3);
    going = false;
    await putting;
    const patience = Date.now() + 20_000;
    const untold = () => [...acknowledged.keys()].filter((id) => !told.has(id));
    while (untold().length > 0 && Date.now() < patience) await sleep(50);
    const after = (moments: ReadonlyMap<string, number>) =>
      Math.max(0, Math.min(...[...moments.values()].filter((at) => at > promotedAt)) - promotedAt) / 1_000;
    return [
      { name: `${kind}: death to promotion`, value: (promotedAt - killedAt) / 1_000, unit: 's' },
      { name: `${kind}: promotion to the next write`, value: after(acknowledged), unit: 's', most: 3 },
      { name: `${kind}: promotion to the next message told`, value: after(told), unit: 's', most: 3 },
      { name: `${kind}: acknowledged`, value: acknowledged.size, unit: '' },
      { name: `${kind}: acknowledged and lost`, value: untold().length, unit: '', most: 0 },
    ];
  } finally {
    going = false;
    await engine.stop();
    connection.disconnect();
    await redis.stop();
  }
}
