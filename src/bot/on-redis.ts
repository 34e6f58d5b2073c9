import type { Config } from '../config/config.ts';
import { SILENT } from '../log.ts';
import { awaitRedis } from '../redis/connection/admission.ts';
import { connectWorker } from '../redis/connection/connect.ts';
import type { Keyspace } from '../redis/connection/keyspace.ts';
import { openKeyspace } from '../redis/open-keyspace.ts';

const REDIS_WITHIN_MS = 5_000;

/**
 * Runs one task of an operator's command on a connection to Redis of its own.
 * @throws {RedisUnfit}
 */
export async function onRedis<Done>(
  settings: Config['redis'],
  work: (keyspace: Keyspace) => Promise<Done>,
): Promise<Done> {
  await awaitRedis(settings, REDIS_WITHIN_MS, SILENT);
  const connection = connectWorker(settings, SILENT);
  try {
    return await work(openKeyspace(connection, settings.prefix));
  } finally {
    connection.disconnect();
  }
}
