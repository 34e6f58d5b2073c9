import { setTimeout as sleep } from 'node:timers/promises';
import { type Bot, startBot } from './bot/bot.ts';
import { type Config, ConfigError, readConfig } from './config/config.ts';
import { guardProcess } from './guard.ts';
import { createLog } from './log.ts';
import { awaitRedis, RedisUnfit } from './redis/connection/admission.ts';
import { SECRET_FORMS } from './slack/api/bolt-logger.ts';
import { LANGUAGE_CODES } from './slack/language/languages.ts';
import { createMetrics } from './web/metrics.ts';

/** The process: configuration, Redis, the bot, and a signal or a fault that ends it. */

/** `EX_CONFIG` of sysexits.h: starting again without a change will not help. */
const EX_CONFIG = 78;

/** `EX_SOFTWARE`: a fault that nobody caught; the supervisor should start the process again. */
const EX_SOFTWARE = 70;

const REDIS_WITHIN_MS = 15_000;

/**
 * Time limit for an orderly end, in milliseconds: ten seconds are promised. Unfinished work is taken up by the next
 * process.
 */
const STOPPED_WITHIN_MS = 9_500;

async function main(): Promise<number> {
  const config = readConfig(process.env, LANGUAGE_CODES);
  const metrics = createMetrics();
  const log = createLog({
    level: config.logLevel,
    secrets: secretsOf(config),
    secretForms: SECRET_FORMS,
    counted: metrics.counted,
  });
  const ending = Promise.race([
    signalled('SIGTERM', 'SIGINT').then((signal) => ({ signal })),
    guardProcess(log).then((fault) => ({ fault })),
  ]);
  let bot: Bot | undefined;
  async function start(): Promise<void> {
    await awaitRedis(config.redis.url, REDIS_WITHIN_MS, log);
    bot = startBot(config, log, metrics);
    await bot.started;
  }
  // A start can be ended at any time, whatever it waits for.
  const reason = await Promise.race([ending, start().then(() => ending)]);
  log.info(reason, 'stopping');
  const outcome = await inTime(bot?.stop());
  log.info({ outcome }, 'stopped');
  if ('fault' in reason) return EX_SOFTWARE;
  return outcome === 'orderly' ? 0 : 1;
}

/** Everything that must never be written. */
function secretsOf({ slack, reached, apps, redis, apiTokens }: Config): readonly string[] {
  const { password } = new URL(redis.url);
  const keys = apps.flatMap(({ customerId, customerSecret }) => [
    customerSecret,
    Buffer.from(`${customerId}:${customerSecret}`).toString('base64'),
  ]);
  const callbacks = apps.flatMap(({ callbackSecrets = [], callbackRelayUrl = '' }) => [
    ...callbackSecrets,
    // A relay may be addressed with a key in its path.
    callbackRelayUrl,
  ]);
  const inlet = reached?.mode === 'socket' ? reached.appToken : reached?.signingSecret;
  return [slack.botToken, inlet ?? '', decodeURIComponent(password), ...keys, ...callbacks, ...apiTokens];
}

const signalled = (...signals: readonly NodeJS.Signals[]): Promise<NodeJS.Signals> =>
  new Promise((resolve) => {
    for (const signal of signals) process.once(signal, resolve);
  });

/** Limits the time of an end: if Redis is away, nothing that waits for it ends. */
function inTime(ending: Promise<void> | undefined): Promise<'orderly' | 'cut short'> {
  return Promise.race([
    Promise.resolve(ending).then(() => 'orderly' as const),
    sleep(STOPPED_WITHIN_MS, 'cut short' as const),
  ]);
}

/**
 * Reports why the bot did not start or could not go on, to the person who starts it; without a stack, which only helps
 * developers.
 */
function failed(error: unknown): number {
  // A Redis that is away may be back at the next start.
  const needsChange =
    error instanceof ConfigError || (error instanceof RedisUnfit && error.reason !== 'away');
  console.error(`Recording Watch cannot run: ${error instanceof Error ? error.message : String(error)}`);
  return needsChange ? EX_CONFIG : 1;
}

main().then(process.exit, (error) => process.exit(failed(error)));
