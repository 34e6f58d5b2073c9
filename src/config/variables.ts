import { z } from 'zod';
import { AREAS } from '../agora/hosts.ts';
import { DEFAULT_POLICY } from '../recording/policy.ts';
import { MOST_EXPIRY_HOURS } from '../recording/recording.ts';
import {
  headers,
  hosts,
  number,
  oneOf,
  port,
  proxy,
  redisUrl,
  relayUrl,
  signingSecrets,
  slackApi,
  starting,
  text,
  tokens,
  webAddress,
} from './checks.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Facts about a variable beside its type and its default. */
interface About {
  /** One line for `.env.example` and docs/configure.md. */
  readonly means: string;
  /**
   * A secret, which `NAME_FILE` may hold instead, or a file of secrets. `reread`: on SIGHUP a new one is taken over;
   * `restart`: at the next start.
   */
  readonly secret?: 'reread' | 'restart';
  /** The role that uses it; a worker does not even read what is for `web`. Absent: both. */
  readonly only?: 'web';
  /** Value that `.env.example` gives to be filled in. Absent: a comment. */
  readonly example?: string;
}

const about = z.registry<About>();

/**
 * Every variable: what it must look like, its default, whether it is secret, and what it means. `.env.example` and
 * docs/configure.md are printed from this table.
 */
export const VARIABLES = {
  SLACK_BOT_TOKEN: starting('xoxb-').register(about, {
    means: 'Bot User OAuth Token of the Slack app',
    secret: 'restart',
    example: '',
  }),
  SLACK_APP_TOKEN: starting('xapp-').optional().register(about, {
    means: 'app-level token with connections:write; for Socket Mode, which needs no public address',
    secret: 'restart',
    only: 'web',
    example: '',
  }),
  SLACK_SIGNING_SECRET: signingSecrets.optional().register(about, {
    means:
      'for HTTP mode, which needs a public HTTPS address instead; two with a comma while they are rotated',
    secret: 'reread',
    only: 'web',
    example: '',
  }),
  AGORA_APP_ID: text.optional().register(about, {
    means: 'App ID of one Agora app, which is then named default',
    example: '',
  }),
  AGORA_CUSTOMER_ID: text.optional().register(about, {
    means: 'customer ID of its RESTful API',
    secret: 'reread',
    example: '',
  }),
  AGORA_CUSTOMER_SECRET: text.optional().register(about, {
    means: 'and the secret that belongs to it',
    secret: 'reread',
    example: '',
  }),
  REDIS_URL: redisUrl.register(about, {
    means: 'the Redis or Valkey that keeps everything; Sentinel, a cluster and TLS: docs/redis.md',
    secret: 'restart',
    example: 'redis://127.0.0.1:6379',
  }),
  AGORA_APPS_FILE: text.optional().register(about, {
    means:
      'several apps instead of one: a JSON array of {name, appId, customerId, customerSecret, area?, requestsPerSecond?, fileBaseUrl?, reportsStop?, callbackSecret?, callbackRelayUrl?}',
    secret: 'reread',
  }),
  ROLE: oneOf('all', 'web', 'worker').default('all').register(about, {
    means: 'web talks with Slack, worker looks and tells; run as many of each as you like',
  }),
  PORT: port.default(3000).register(about, {
    means: 'where Slack calls in HTTP mode, backends call the API, and Agora calls back',
    only: 'web',
  }),
  HOST: text.default('0.0.0.0').register(about, { means: 'the address of that listener', only: 'web' }),
  OPS_PORT: port.default(9090).register(about, { means: '/healthz, /readyz and /metrics' }),
  OPS_HOST: text.default('127.0.0.1').register(about, { means: 'the address of that listener' }),
  LOG_LEVEL: oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent')
    .default('info')
    .register(about, { means: 'JSON lines on stdout, one for each decision' }),
  SLACK_MODE: oneOf('socket', 'http').optional().register(about, {
    means: 'socket or http; without it socket, if SLACK_APP_TOKEN is set',
    only: 'web',
  }),
  SLACK_API_URL: slackApi.default('https://slack.com/api/').register(about, {
    means: 'the Web API; for GovSlack https://slack-gov.com/api/; plain http only on this machine',
  }),
  SLACK_PROXY_URL: proxy.optional().register(about, {
    means: 'proxy to Slack, by CONNECT only, so that it sees no token; also for Socket Mode and uploads',
    secret: 'restart',
  }),
  AGORA_PROXY_URL: proxy.optional().register(about, {
    means: 'proxy to Agora, by CONNECT only, so that it sees no credential',
    secret: 'restart',
  }),
  EXTRA_CA_FILE: text.optional().register(about, {
    means: 'further certificate authorities (PEM) for Slack, Agora, their proxies and the relay',
  }),
  AGORA_AREA: oneOf(...AREAS)
    .default('global')
    .register(about, { means: 'global, cn, us, eu or ap: which hosts of Agora are asked first' }),
  AGORA_HOSTS: hosts.optional().register(about, {
    means: 'base URLs to ask instead, with commas; plain http only on this machine',
  }),
  AGORA_REQUESTS_PER_SECOND: number(0.1, 1_000).default(2).register(about, {
    means: 'the budget of one customer ID, over all processes',
  }),
  AGORA_TIMEOUT_MS: number(500, 60_000).default(8_000).register(about, {
    means: 'milliseconds for one request to Agora',
  }),
  AGORA_CALLBACK_SECRET: signingSecrets.optional().register(about, {
    means:
      'of Agora’s callbacks, two with a comma while it is rotated; without it the bot takes none (docs/callbacks.md)',
    secret: 'reread',
    only: 'web',
  }),
  AGORA_CALLBACK_RELAY_URL: relayUrl.optional().register(about, {
    means: 'your own handler, which gets every verified callback untouched',
    secret: 'restart',
    only: 'web',
  }),
  REDIS_SENTINEL_USERNAME: text.optional().register(about, {
    means: 'user of the Sentinels, where they want one; that of Redis itself stands in REDIS_URL',
  }),
  REDIS_SENTINEL_PASSWORD: text.optional().register(about, {
    means: 'password of the Sentinels',
    secret: 'restart',
  }),
  REDIS_CA_FILE: text.optional().register(about, {
    means: 'further certificate authorities for Redis by TLS (PEM)',
  }),
  REDIS_PREFIX: text
    .regex(/^[\w.-]+$/, 'may hold letters, digits, dot, dash, underscore')
    .default('recbot')
    .register(about, { means: 'of all keys; two bots with two prefixes share one Redis' }),
  POLL_SECONDS: number(1, 3_600)
    .default(DEFAULT_POLICY.pollMs / 1_000)
    .register(about, { means: 'steady interval between two looks' }),
  NOT_FOUND_PATIENCE_SECONDS: number(5, 3_600)
    .default(DEFAULT_POLICY.patienceMs / 1_000)
    .register(about, { means: 'how long a 404 must last before it is believed' }),
  START_DEADLINE_SECONDS: number(5, 3_600)
    .default(DEFAULT_POLICY.startDeadlineMs / 1_000)
    .register(about, { means: 'how long the start of a recording may take' }),
  RESOURCE_EXPIRED_HOURS: number(1, MOST_EXPIRY_HOURS)
    .default(72)
    .register(about, { means: 'your resourceExpiredHour, where a registration names none' }),
  HISTORY_DAYS: number(1, 3_650)
    .default(30)
    .register(about, { means: 'how long a recording that is over is kept' }),
  DEFAULT_LANGUAGE: text.default('en').register(about, { means: 'en or zh' }),
  API_TOKENS: tokens.optional().register(about, {
    means: 'tokens for /v1, with commas; each may do everything. Without tokens and keys the API is off',
    secret: 'reread',
    only: 'web',
  }),
  API_KEYS_FILE: text.optional().register(about, {
    means: 'keys with a name, a scope and the apps that they are for, kept as hashes (docs/operations.md)',
    secret: 'reread',
    only: 'web',
  }),
  OTEL_EXPORTER_OTLP_ENDPOINT: webAddress.optional().register(about, {
    means: 'collector of traces, by OTLP over HTTP; without one none are made (docs/metrics.md)',
  }),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: webAddress.optional().register(about, {
    means: 'the same with its whole path, for traces alone',
  }),
  OTEL_EXPORTER_OTLP_HEADERS: headers.optional().register(about, {
    means: 'headers for it, such as authorization=Bearer%20…, with commas between',
    secret: 'restart',
  }),
  OTEL_SERVICE_NAME: text.default('recording-watch').register(about, {
    means: 'name of the bot in traces',
  }),
  OTEL_TRACES_SAMPLER: text.default('parentbased_always_on').register(about, {
    means: 'which traces are sent; parentbased_traceidratio sends a share of them',
  }),
  OTEL_TRACES_SAMPLER_ARG: text.optional().register(about, { means: 'that share, from 0 to 1' }),
} as const;

/** One row of the table. */
export interface Variable extends About {
  readonly name: string;
  /** Absent where there is none. */
  readonly byDefault?: string;
}

const isDefault = (type: z.ZodType): type is z.ZodDefault => type instanceof z.ZodDefault;

export const ROWS: readonly Variable[] = Object.entries(VARIABLES).map(
  ([name, type]: [string, z.ZodType]) => {
    const said = about.get(type);
    if (!said) throw new Error(`nothing is said about ${name}`);
    return { name, ...said, ...(isDefault(type) ? { byDefault: String(type.def.defaultValue) } : {}) };
  },
);

/** Whether `NAME_FILE` may hold it; a variable that names a file already is read as it is. */
export const mayBeInFile = ({ name, secret }: Variable): boolean =>
  secret !== undefined && !name.endsWith('_FILE');
