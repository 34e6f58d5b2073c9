import { readConfig } from '../config/config.ts';
import type { Environment } from '../config/variables.ts';
import { createDeadLetters } from '../redis/telling/dead-letters.ts';
import { LANGUAGE_CODES } from '../slack/language/languages.ts';
import { onRedis } from './on-redis.ts';

const ANSWERS = {
  queued:
    'Queued. A running worker tells it within seconds; if Slack refuses it again, doctor names it again.',
  paused: 'Not told: its channel is told nothing at present. `/recording-status doctor` there says why.',
  unknown: 'No message with that number is kept. `npm run doctor` names those that are.',
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
  return onRedis(redis, async (keyspace) => {
    const how = await createDeadLetters(keyspace).again(id);
    return { queued: how === 'queued', sentence: ANSWERS[how] };
  });
}
