import { z } from 'zod';
import { callbackSecrets, relayUrl } from '../agora/callbacks/settings.ts';
import { AREAS } from '../agora/hosts.ts';
import { safeHost } from '../agora/safe-host.ts';
import { MOST_EXPIRY_HOURS } from '../recording/recording.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

const text = z.string().trim().min(1);
const number = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d+(\.\d+)?$/, 'is not a number')
    .transform(Number)
    .refine((n) => n >= least && n <= most, `must be between ${least} and ${most}`);
const port = number(0, 65_535);
const oneOf = <T extends string>(...words: readonly [T, ...T[]]) =>
  z.enum(words, `must be one of ${words.join(', ')}`);
const starting = (prefix: string) =>
  text.refine((token) => token.startsWith(prefix), `must start with ${prefix}`);
const webAddress = text.refine((url) => URL.canParse(url) && /^https?:/.test(url), 'is not a web address');

const hosts = text
  .transform((list) => list.split(',').map((host) => host.trim().replace(/(?<!\/)\/+$/, '')))
  .refine((list) => list.every((host) => URL.canParse(host)), {
    error: 'must be web addresses, separated by commas',
    abort: true,
  })
  .refine(
    (list) => list.every((host) => safeHost(host) !== undefined),
    'must be https, except on this machine itself, without user or query: credentials travel with every request',
  );

/** The client of Redis throws on an escape that is none, and its error names no variable. */
function isDecodable(url: string): boolean {
  try {
    decodeURIComponent(url);
    return true;
  } catch {
    return false;
  }
}

const redisUrl = text
  .refine((url) => /^rediss?:\/\//.test(url), {
    error: 'must begin with redis:// or rediss://',
    abort: true,
  })
  .refine((url) => URL.canParse(url), {
    error:
      'is not a URL such as redis://:password@host:6379; in a password / is written %2F, # %23 and ? %3F',
    abort: true,
  })
  .refine(isDecodable, 'has a % that is no escape: in a password it is written %25');

const SHORTEST_TOKEN = 16;
const tokens = text
  .transform((list) => list.split(',').map((token) => token.trim()))
  .refine(
    (list) => list.every((token) => token.length >= SHORTEST_TOKEN && /^[\x21-\x7e]+$/.test(token)),
    `must be tokens of at least ${SHORTEST_TOKEN} characters without spaces, separated by commas`,
  );

/** The variables and what each must look like. README and .env.example list the same names. */
export const VARIABLES = {
  ROLE: oneOf('all', 'web', 'worker').default('all'),
  PORT: port.default(3000),
  HOST: text.default('0.0.0.0'),
  OPS_PORT: port.default(9090),
  OPS_HOST: text.default('127.0.0.1'),
  LOG_LEVEL: oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent').default('info'),
  SLACK_MODE: oneOf('socket', 'http').optional(),
  SLACK_BOT_TOKEN: starting('xoxb-'),
  SLACK_APP_TOKEN: starting('xapp-').optional(),
  SLACK_SIGNING_SECRET: text.optional(),
  SLACK_API_URL: webAddress.default('https://slack.com/api/'),
  AGORA_APP_ID: text.optional(),
  AGORA_CUSTOMER_ID: text.optional(),
  AGORA_CUSTOMER_SECRET: text.optional(),
  AGORA_APPS_FILE: text.optional(),
  AGORA_CALLBACK_SECRET: callbackSecrets.optional(),
  AGORA_CALLBACK_RELAY_URL: relayUrl.optional(),
  AGORA_AREA: oneOf(...AREAS).default('global'),
  AGORA_HOSTS: hosts.optional(),
  AGORA_REQUESTS_PER_SECOND: number(0.1, 1_000).default(2),
  AGORA_TIMEOUT_MS: number(500, 60_000).default(8_000),
  REDIS_URL: redisUrl,
  REDIS_PREFIX: text.regex(/^[\w.-]+$/, 'may hold letters, digits, dot, dash, underscore').default('recbot'),
  POLL_SECONDS: number(1, 3_600).default(30),
  NOT_FOUND_PATIENCE_SECONDS: number(5, 3_600).default(90),
  START_DEADLINE_SECONDS: number(5, 3_600).default(90),
  RESOURCE_EXPIRED_HOURS: number(1, MOST_EXPIRY_HOURS).default(72),
  HISTORY_DAYS: number(1, 3_650).default(30),
  DEFAULT_LANGUAGE: text.default('en'),
  API_TOKENS: tokens.optional(),
} as const;

export const VARIABLE_NAMES = Object.keys(VARIABLES);
