import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../../ports/process.ts';
import { RedisUnfit } from './admission.ts';
import type { Keyspace } from './keyspace.ts';

/** One step from the schema before to `to`. May be interrupted and run again, so it has to bear repetition. */
export interface Migration {
  readonly to: number;
  run(keyspace: Keyspace, log: Log): Promise<void>;
}

/** In order. What is kept where is written in src/redis/lua/shared. The first one only writes down which it is. */
export const MIGRATIONS: readonly Migration[] = [{ to: 1, run: async () => undefined }];

const LOCK_MS = 60_000;

/**
 * Brings the data to the schema that this code knows. Several processes may start at once: one migrates, the
 * others wait for it, or take over when it died.
 *
 * @throws {RedisUnfit} a newer bot wrote the data; this one could only damage them
 */
export async function migrate(
  keyspace: Keyspace,
  log: Log,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<void> {
  const { redis, key } = keyspace;
  const target = migrations.at(-1)?.to ?? 0;
  const lock = randomUUID();
  for (;;) {
    const found = Number((await redis.hget(key('meta'), 'schema')) ?? 0);
    if (found > target) {
      throw new RedisUnfit(
        'newer_schema',
        `The data in Redis have schema ${found} and this bot knows ${target}; start the newer version`,
      );
    }
    if (found === target) return;
    if ((await redis.set(key('migrating'), lock, 'PX', LOCK_MS, 'NX')) !== 'OK') {
      await sleep(100);
      continue;
    }
    try {
      for (const step of migrations.filter(({ to }) => to > found)) {
        await step.run(keyspace, log);
        await redis.hset(key('meta'), 'schema', step.to);
        log.info({ schema: step.to }, 'migrated');
      }
    } finally {
      if ((await redis.get(key('migrating'))) === lock) await redis.del(key('migrating'));
    }
  }
}
