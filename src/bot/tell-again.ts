import { readConfig } from '../config/config.ts';
import type { Environment } from '../config/variables.ts';
import { createLog } from '../log.ts';
import { awaitRedis } from '../redis/connection/admission.ts';
import { connectWorker } from '../redis/connection/connect.ts';
import { openKeyspace } from '../redis/open-keyspace.ts';
import { createDeadLetters } from '../redis/telling/dead-letters.ts';
import { SECRET_FORMS } from '../slack/api/bolt-logger.ts';
import { LANGUAGE_CODES } from '../slack/language/languages.ts';

const REDIS_WITHIN_MS = 5_000;

const ANSWERS = {
  queued:
    'Queued. A running worker tells it within seconds; if Slack refuses it again, doctor names it again.',
  paused: 'Not told: its channel is told nothing at present. `/recording-status doctor` there says why.',
  unknown: 'No message with that number is kept. `/recording-status doctor` and Home name those that are.',
} as const;

/**
 * Queues a message again that Slack refused, for `npm run deliver -- --again <id>`.
 * @returns whether it was queued, and the sentence for the person who asked
 * @throws {ConfigError} {RedisUnfit}
 */
export async function tellAgain(
  id: string,
  env: Environment,
): Promise<{ readonly queued: boolean; readonly sentence: string }> {
  const { redis } = readConfig(env, LANGUAGE_CODES);
  const log = createLog({
    level: 'silent',
    secrets: [],
    secretForms: SECRET_FORMS,
    counted: () => undefined,
  });
  await awaitRedis(redis.url, REDIS_WITHIN_MS, log);
  const connection = connectWorker(redis.url, log);
  try {
    const how = await createDeadLetters(openKeyspace(connection, redis.prefix)).again(id);
    return { queued: how === 'queued', sentence: ANSWERS[how] };
  } finally {
    connection.disconnect();
  }
}
