import { readConfig } from '../config/config.ts';
import type { Environment } from '../config/variables.ts';
import { explain } from '../flows/asking/explain.ts';
import { createRecordings } from '../redis/knowing/recordings.ts';
import { createWatches } from '../redis/knowing/watches.ts';
import { createSights } from '../redis/polling/sights.ts';
import { createLedger } from '../redis/telling/ledger.ts';
import { LANGUAGE_CODES } from '../slack/language/languages.ts';
import { onRedis } from './on-redis.ts';

/**
 * Prints the life of a recording from Redis, for `npm run explain -- <sid>`.
 * @returns `undefined` if it is not known
 * @throws {ConfigError} {RedisUnfit}
 */
export async function explainRecording(
  sid: string,
  env: Environment,
): Promise<readonly string[] | undefined> {
  const { redis } = readConfig(env, LANGUAGE_CODES);
  return onRedis(redis, (keyspace) =>
    explain(sid, {
      recordings: createRecordings(keyspace, Date.now),
      watches: createWatches(keyspace),
      ledger: createLedger(keyspace),
      sights: createSights(keyspace),
    }),
  );
}
