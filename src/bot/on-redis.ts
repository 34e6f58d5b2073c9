import type { Config } from '../config/config.ts';
import { createLog } from '../log.ts';
import { awaitRedis } from '../redis/connection/admission.ts';
import { connectWorker } from '../redis/connection/connect.ts';
import type { Keyspace } from '../redis/connection/keyspace.ts';
import { openKeyspace } from '../redis/open-keyspace.ts';
import { SECRET_FORMS } from '../slack/api/bolt-logger.ts';

const REDIS_WITHIN_MS = 5_000;

/**
 * Does one thing on Redis for a command of the operator, beside the bot that runs, and says nothing itself.
 * @throws {RedisUnfit}
 */
export async function onRedis<Done>(
  settings: Config['redis'],
  work: (keyspace: Keyspace) => Promise<Done>,
): Promise<Done> {
  const log = createLog({
    level: 'silent',
    secrets: [],
    secretForms: SECRET_FORMS,
    counted: () => undefined,
  });
  await awaitRedis(settings, REDIS_WITHIN_MS, log);
  const connection = connectWorker(settings, log);
  try {
    return await work(openKeyspace(connection, settings.prefix));
  } finally {
    connection.disconnect();
  }
}
