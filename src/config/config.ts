import { z } from 'zod';
import type { AgoraApp } from '../agora/app.ts';
import { filled } from '../recording/filled.ts';
import type { Policy } from '../recording/policy.ts';
import type { RedisSettings } from '../redis/connection/reach/options.ts';
import { type ConfiguredKey, readAppsFile, readKeysFile } from './files.ts';
import { readGiven } from './given.ts';
import {
  type AgoraSettings,
  agoraOf,
  policyOf,
  readCa,
  redisOf,
  type SlackSettings,
  slackOf,
} from './reaching.ts';
import { type Environment, VARIABLES } from './variables.ts';
import { readVersion } from './version.ts';

type Reached =
  | { readonly mode: 'socket'; readonly appToken: string }
  | { readonly mode: 'http'; readonly signingSecrets: readonly string[] };

/** Everything the bot is told from outside. `main` holds it and hands on pieces; it is never logged. */
export interface Config {
  /** Version of the bot. */
  readonly version: string;
  readonly role: 'all' | 'web' | 'worker';
  readonly port: number;
  readonly host: string;
  readonly opsPort: number;
  readonly opsHost: string;
  readonly logLevel: string;
  readonly slack: SlackSettings;
  /** How Slack reaches the bot; a worker only posts and is not reached at all. */
  readonly reached: Reached | undefined;
  readonly apps: readonly AgoraApp[];
  readonly agora: AgoraSettings;
  readonly redis: RedisSettings;
  readonly policy: Policy;
  readonly expiryHours: number;
  readonly historyDays: number;
  readonly defaultLanguage: string;
  /** Bearer tokens of the API that may do everything. Without these and `apiKeys` it is off. */
  readonly apiTokens: readonly string[];
  /** Keys of the API, each with its scope; what the bot holds of them is their hashes. */
  readonly apiKeys: readonly ConfiguredKey[];
  /** Present where a collector of traces is named. OpenTelemetry reads its other variables itself. */
  readonly traces?: { readonly headers: Readonly<Record<string, string>> };
}

/** The environment cannot be used: every complaint at once, each beginning with the variable's name. */
export class ConfigError extends Error {
  readonly complaints: readonly string[];

  constructor(complaints: readonly string[]) {
    super(
      `the configuration has ${complaints.length} problem(s):\n${complaints.map((c) => `  ${c}`).join('\n')}`,
    );
    this.name = 'ConfigError';
    this.complaints = complaints;
  }
}

/**
 * Reads the environment, and the files that it names.
 * @param languages codes that the bot can speak
 * @throws ConfigError naming every problem; a value is never repeated, as it may be a secret
 */
export function readConfig(env: Environment, languages: readonly string[]): Config {
  const { set, complaints: ofFiles, unread } = readGiven(env);
  const read = z.object(VARIABLES).safeParse(set);
  const complaints = read.success ? [] : read.error.issues.map((issue) => complaint(issue, set));
  // Checks over several variables run even if one of these is wrong, so that one start tells all.
  const configured = readApps(set, complaints);
  const apiKeys = readKeys(set, configured, complaints);
  const reached = readReached(set, complaints);
  const redisCa = readCa('REDIS_CA_FILE', set, complaints);
  const ca = readCa('EXTRA_CA_FILE', set, complaints);
  const language = set.DEFAULT_LANGUAGE ?? 'en';
  if (!languages.includes(language)) {
    complaints.push(`DEFAULT_LANGUAGE must be one of ${languages.join(', ')}`);
  }
  const isSaid = (of: string) => ![...unread].some((name) => of.startsWith(`${name} is missing`));
  const all = [...ofFiles, ...complaints.filter(isSaid)];
  if (!read.success || all.length > 0) throw new ConfigError(all);
  const v = read.data;
  const apps = configured.map((app) => ({
    ...app,
    ...filled({ callbackSecrets: v.AGORA_CALLBACK_SECRET, callbackRelayUrl: v.AGORA_CALLBACK_RELAY_URL }),
  }));
  return {
    version: readVersion(),
    role: v.ROLE,
    port: v.PORT,
    host: v.HOST,
    opsPort: v.OPS_PORT,
    opsHost: v.OPS_HOST,
    logLevel: v.LOG_LEVEL,
    slack: slackOf(v, ca),
    reached,
    apps,
    agora: agoraOf(v, ca),
    redis: redisOf(v, redisCa),
    policy: policyOf(v),
    expiryHours: v.RESOURCE_EXPIRED_HOURS,
    historyDays: v.HISTORY_DAYS,
    defaultLanguage: v.DEFAULT_LANGUAGE,
    apiTokens: v.API_TOKENS ?? [],
    apiKeys,
    ...(v.OTEL_EXPORTER_OTLP_ENDPOINT || v.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT
      ? { traces: { headers: v.OTEL_EXPORTER_OTLP_HEADERS ?? {} } }
      : {}),
  };
}

/** Complaint about a variable, without its value. */
export function complaint(issue: z.core.$ZodIssue, set: Environment): string {
  const name = String(issue.path[0]);
  return set[name] === undefined ? `${name} is missing` : `${name} ${issue.message}`;
}

function readReached(set: Environment, complaints: string[]): Reached | undefined {
  if (set.ROLE === 'worker') return undefined;
  const appToken = set.SLACK_APP_TOKEN?.trim();
  const signingSecrets = set.SLACK_SIGNING_SECRET?.split(',').map((secret) => secret.trim());
  const mode = set.SLACK_MODE ?? (appToken ? 'socket' : signingSecrets ? 'http' : undefined);
  if (mode === undefined) {
    complaints.push(
      'SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) is missing: without one of them Slack cannot reach the bot',
    );
    return undefined;
  }
  if (mode === 'socket') {
    if (appToken) return { mode: 'socket', appToken };
    complaints.push(
      'SLACK_APP_TOKEN is missing: Socket Mode needs an app-level token with connections:write',
    );
    return undefined;
  }
  if (signingSecrets) return { mode: 'http', signingSecrets };
  complaints.push('SLACK_SIGNING_SECRET is missing: it proves that a request comes from Slack');
  return undefined;
}

const SINGLE = ['AGORA_APP_ID', 'AGORA_CUSTOMER_ID', 'AGORA_CUSTOMER_SECRET'] as const;
const SINGLE_CALLBACKS = ['AGORA_CALLBACK_SECRET', 'AGORA_CALLBACK_RELAY_URL'] as const;

function readApps(set: Environment, complaints: string[]): readonly AgoraApp[] {
  const file = set.AGORA_APPS_FILE;
  if (file !== undefined) {
    if (SINGLE.some((name) => set[name])) {
      complaints.push(`AGORA_APPS_FILE and ${SINGLE.join(', ')} exclude each other: set one or the other`);
    }
    if (SINGLE_CALLBACKS.some((name) => set[name])) {
      complaints.push(
        `${SINGLE_CALLBACKS.join(' and ')} are for a single app: in AGORA_APPS_FILE, give callbackSecret and callbackRelayUrl to each`,
      );
    }
    const read = readAppsFile(file, set.ROLE);
    complaints.push(...read.complaints.map((what) => `AGORA_APPS_FILE ${what}`));
    return read.held;
  }
  for (const name of SINGLE) {
    if (!set[name]) complaints.push(`${name} is missing (or AGORA_APPS_FILE for several apps)`);
  }
  if (set.AGORA_CALLBACK_RELAY_URL && !set.AGORA_CALLBACK_SECRET) {
    complaints.push(
      'AGORA_CALLBACK_SECRET is missing: without it no callback is taken, and AGORA_CALLBACK_RELAY_URL gets none',
    );
  }
  const [appId, customerId, customerSecret] = SINGLE.map((name) => set[name]?.trim());
  return appId && customerId && customerSecret
    ? [{ name: 'default', appId, customerId, customerSecret }]
    : [];
}

function readKeys(
  { API_KEYS_FILE: file }: Environment,
  apps: readonly AgoraApp[],
  complaints: string[],
): readonly ConfiguredKey[] {
  if (file === undefined) return [];
  const read = readKeysFile(
    file,
    apps.map(({ name }) => name),
  );
  complaints.push(...read.complaints.map((what) => `API_KEYS_FILE ${what}`));
  return read.held;
}
