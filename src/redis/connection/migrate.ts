import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { startLoop } from '../../loop.ts';
import type { Log } from '../../ports/process.ts';
import type { Keyspace } from './keyspace.ts';
import { RedisUnfit } from './unfit.ts';

/** One step from the previous schema to `to`. It may be interrupted and repeated. */
export interface Migration {
  readonly to: number;
  run(keyspace: Keyspace): Promise<void>;
}

/** The steps in order. The first one only writes the number of the schema. */
export const MIGRATIONS: readonly Migration[] = [
  { to: 1, run: async () => undefined },
  {
    to: 2,
    async run(keyspace) {
      await indexPlaces(keyspace);
      await turnPages(keyspace);
    },
  },
];

/** Limit of recordings read at once. */
const SLICE = 500;

/** Moves the directories of workspaces to pages. */
async function turnPages({ redis, key, run }: Keyspace): Promise<void> {
  for (const team of await namesOf(redis, key('team', ''))) {
    while (Number(await run('knowing/turn-pages', team, SLICE)) > 0);
  }
}

/** Reads the names of keys with this prefix, without the prefix. */
async function namesOf(redis: Keyspace['redis'], beginning: string): Promise<ReadonlySet<string>> {
  const names = new Set<string>();
  let cursor = '0';
  do {
    const [next, keys] = await redis.scan(cursor, 'MATCH', `${beginning}*`, 'COUNT', SLICE);
    for (const one of keys) names.add(one.slice(beginning.length));
    cursor = next;
  } while (cursor !== '0');
  return names;
}

/** Indexes the places that watch something, and deletes the set of recordings that are not final, which are counted now. */
async function indexPlaces({ redis, key }: Keyspace): Promise<void> {
  let cursor = '0';
  do {
    const [next, sids] = await redis.sscan(key('live'), cursor, 'COUNT', SLICE);
    const fields = await Promise.all(sids.map((sid) => redis.hkeys(key('watch', sid))));
    const places = fields.flat().flatMap((field) => (field.startsWith('by:') ? [field.slice(3)] : []));
    if (places.length > 0) await redis.sadd(key('places'), ...places);
    cursor = next;
  } while (cursor !== '0');
  await redis.unlink(key('live'));
}

/** The schema that this version reads and writes. */
const SCHEMA = MIGRATIONS.at(-1)?.to ?? 0;

/** Why a bot that knows this schema has to leave the data alone; `undefined` if it can read them. */
export const outgrownBy = (found: number, known = SCHEMA): RedisUnfit | undefined =>
  found <= known
    ? undefined
    : new RedisUnfit(
        'newer_schema',
        `The data in Redis have schema ${found} and this bot knows ${known}; start the newer version`,
      );

/** Milliseconds after which another process takes over from one that died. The lock is renewed three times within. */
const LOCK_MS = 60_000;

/**
 * Brings the data to the schema of this version. If several processes start at once, one migrates and the others wait,
 * or take over when it dies.
 * @throws {RedisUnfit} if a newer version wrote the data
 */
export async function migrate(
  keyspace: Keyspace,
  log: Log,
  migrations: readonly Migration[] = MIGRATIONS,
  lockMs = LOCK_MS,
): Promise<void> {
  const { redis, key } = keyspace;
  const target = migrations.at(-1)?.to ?? 0;
  const lock = randomUUID();
  const isOurs = async (): Promise<boolean> => (await redis.get(key('migrating'))) === lock;
  async function read(): Promise<number> {
    const found = Number((await redis.hget(key('meta'), 'schema')) ?? 0);
    const newer = outgrownBy(found, target);
    if (newer) throw newer;
    return found;
  }
  async function renew(): Promise<number> {
    if (await isOurs()) await redis.pexpire(key('migrating'), lockMs);
    return lockMs / 3;
  }
  while ((await read()) < target) {
    if ((await redis.set(key('migrating'), lock, 'PX', lockMs, 'NX')) !== 'OK') {
      await sleep(100);
      continue;
    }
    const renewing = startLoop({ work: renew, retryMs: lockMs / 3 });
    try {
      // Read again, because another process may have migrated just before this one had the lock.
      const found = await read();
      for (const step of migrations.filter(({ to }) => to > found)) {
        await step.run(keyspace);
        // A process that stood still for too long has lost the lock, and must not set the schema back.
        if (!(await isOurs())) break;
        await redis.hset(key('meta'), 'schema', step.to);
        log.info({ schema: step.to }, 'migrated');
      }
    } finally {
      await renewing.stop();
      if (await isOurs()) await redis.del(key('migrating'));
    }
  }
}
