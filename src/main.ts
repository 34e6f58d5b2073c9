import { type Bot, startBot } from './bot/bot.ts';
import { type Config, ConfigError, readConfig } from './config/config.ts';
import { createSecrets, type LiveSecrets } from './config/secrets.ts';
import { type BlottingLog, createLog } from './log.ts';
import type { Log } from './ports/process.ts';
import { awaitRedis } from './redis/connection/admission.ts';
import { readAddress } from './redis/connection/reach/address.ts';
import { RedisUnfit } from './redis/connection/unfit.ts';
import { SECRET_FORMS } from './slack/api/bolt-logger.ts';
import { LANGUAGE_CODES } from './slack/language/languages.ts';
import type { Tracing } from './tracing/tracing.ts';
import { tuneV8 } from './v8.ts';
import { createMetrics } from './web/metrics/metrics.ts';
import { within } from './within.ts';

/** The process of the bot: configuration, Redis, start, and the signal or fault that ends it. */

/** `EX_CONFIG` of sysexits.h: another start needs a change of the configuration. */
const EX_CONFIG = 78;

/** `EX_SOFTWARE` of sysexits.h: an uncaught error; the supervisor should start the process again. */
const EX_SOFTWARE = 70;

/** Time limit for reaching Redis at the start, in milliseconds. Begins again while Redis loads its data. */
const REDIS_WITHIN_MS = 15_000;

/**
 * Time limit for an orderly end, in milliseconds: ten seconds are promised, and the last traces need some. Other
 * processes take over unfinished work.
 */
const STOPPED_WITHIN_MS = 9_500;
const ENDED_WITHIN_MS = 10_000;

/** Part of it for sending the last spans, at most: a collector that does not answer delays the end by this. */
const TRACES_WITHIN_MS = 2_000;

async function main(): Promise<number> {
  const config = readConfig(process.env, LANGUAGE_CODES);
  const metrics = createMetrics(config.apps.map(({ name }) => name));
  const log = createLog({
    level: config.logLevel,
    secrets: secretsOf(config),
    secretForms: SECRET_FORMS,
    counted: metrics.counted,
  });
  if (process.argv.includes('--check')) {
    await reachRedis(config, log);
    console.log('The configuration is complete, and Redis is fit for the bot.');
    return 0;
  }
  const secrets = createSecrets(process.env, LANGUAGE_CODES, config);
  process.on('SIGHUP', () => reread(secrets, log));
  const ending = Promise.race([
    signalled('SIGTERM', 'SIGINT').then((signal) => ({ signal })),
    uncaught(log).then((fault) => ({ fault })),
  ]);
  const tracing = await tracingFor(config, log);
  let bot: Bot | undefined;
  async function start() {
    await reachRedis(config, log);
    bot = startBot(config, secrets, log, metrics, tracing);
    const outgrown = bot.outgrown.then(({ reason, message }) => {
      log.error({ why: message }, 'outgrown');
      return { unfit: reason };
    });
    return Promise.race([outgrown, bot.started.then(() => tuneV8()).then(() => ending)]);
  }
  // A signal ends the start too, whatever it waits for.
  const reason = await Promise.race([ending, start()]);
  log.info(reason, 'stopping');
  const began = performance.now();
  const outcome = await inTime(bot?.stop());
  await tracing?.stop(Math.min(TRACES_WITHIN_MS, ENDED_WITHIN_MS - (performance.now() - began)));
  log.info({ outcome }, 'stopped');
  if ('fault' in reason) return EX_SOFTWARE;
  if ('unfit' in reason) return EX_CONFIG;
  return outcome === 'orderly' ? 0 : 1;
}

/** Waits for Redis, and for as long as it takes while Redis loads its data: many take minutes. */
async function reachRedis(config: Config, log: Log): Promise<void> {
  try {
    await awaitRedis(config.redis, REDIS_WITHIN_MS, log);
  } catch (error) {
    if (!(error instanceof RedisUnfit && error.reason === 'loading')) throw error;
    log.warn({ why: error.message }, 'redisLoading');
    await reachRedis(config, log);
  }
}

/** Loads the tracing SDK only if a collector is configured. */
async function tracingFor({ traces, version }: Config, log: Log): Promise<Tracing | undefined> {
  if (traces === undefined) return undefined;
  const { startTracing } = await import('./tracing/tracing.ts');
  return startTracing(log, version, traces.headers);
}

/** Takes over rotated secrets. If the configuration has become invalid, nothing changes. */
function reread(secrets: LiveSecrets, log: BlottingLog): void {
  try {
    const { taken, atRestart } = secrets.reread();
    log.blot(secretsOf(secrets.config()));
    log.info({ taken }, 'secretsReread');
    if (atRestart.length > 0) log.warn({ changed: atRestart }, 'restartNeeded');
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    log.error({ complaints: error.complaints }, 'secretsNotReread');
  }
}

/** All secrets of the configuration, which are never written. */
function secretsOf(config: Config): readonly string[] {
  const { slack, agora, reached, apps, redis, apiTokens, apiKeys, traces } = config;
  const address = readAddress(redis.url);
  const proxies = [slack.proxyUrl, agora.proxyUrl].flatMap((url) => (url ? [new URL(url).password] : []));
  const passwords = [
    'password' in address ? (address.password ?? '') : '',
    redis.sentinel?.password ?? '',
    ...proxies.map(decodeURIComponent),
  ];
  const keys = apps.flatMap(({ customerId, customerSecret }) => [
    customerSecret,
    Buffer.from(`${customerId}:${customerSecret}`).toString('base64'),
  ]);
  const callbacks = apps.flatMap(({ callbackSecrets = [], callbackRelayUrl = '' }) => [
    ...callbackSecrets,
    // The address of a handler may have a key in its path.
    callbackRelayUrl,
  ]);
  const inlet = reached?.mode === 'http' ? reached.signingSecrets : [reached?.appToken ?? ''];
  const hashes = apiKeys.map(({ sha256 }) => sha256);
  const api = [...apiTokens, ...hashes];
  // Also the token of "Bearer <token>" alone.
  const collector = Object.values(traces?.headers ?? {}).flatMap((value) => [
    value,
    value.split(' ').at(-1) ?? '',
  ]);
  return [slack.botToken, ...inlet, ...passwords, ...keys, ...callbacks, ...api, ...collector];
}

/**
 * Resolves at the first of these signals and ignores all later ones, which would cut the orderly end short: Ctrl-C under
 * `npm start` arrives twice, from the terminal and from npm.
 */
const signalled = (...signals: readonly NodeJS.Signals[]): Promise<NodeJS.Signals> =>
  new Promise((resolve) => {
    for (const signal of signals) process.on(signal, resolve);
  });

/**
 * Logs uncaught errors and resolves at the first one, so that the process ends in order and not at once. None is
 * tolerated: harmless errors are caught where they arise, and after any other the state of the process is unknown.
 */
const uncaught = (log: Log): Promise<'uncaughtException' | 'unhandledRejection'> =>
  new Promise((resolve) => {
    for (const fault of ['uncaughtException', 'unhandledRejection'] as const) {
      process.on(fault, (error: unknown) => {
        log.error({ error }, fault);
        resolve(fault);
      });
    }
  });

/** Limits the time of an end, which may wait for a Redis that is away. */
function inTime(ending: Promise<void> | undefined): Promise<'orderly' | 'cut short'> {
  const ended = Promise.resolve(ending).then(() => 'orderly' as const);
  return within(STOPPED_WITHIN_MS, ended, 'cut short' as const);
}

/** Prints why the bot did not start, for the operator and so without a stack. Answers the exit code. */
function failed(error: unknown): number {
  // A Redis that is away may be back at the next start.
  const needsChange =
    error instanceof ConfigError || (error instanceof RedisUnfit && error.reason !== 'away');
  console.error(`Recording Watch cannot run: ${error instanceof Error ? error.message : String(error)}`);
  return needsChange ? EX_CONFIG : 1;
}

main().then(process.exit, (error) => process.exit(failed(error)));
