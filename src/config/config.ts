import { z } from 'zod';
import type { AgoraApp } from '../agora/app.ts';
import { readAppsFile } from '../agora/apps-file.ts';
import type { Area } from '../agora/hosts.ts';
import type { Policy } from '../recording/policy.ts';
import { type Environment, VARIABLES } from './variables.ts';

type Reached =
  | { readonly mode: 'socket'; readonly appToken: string }
  | { readonly mode: 'http'; readonly signingSecret: string };

/** Everything the bot is told from outside. Held by `main` and handed on in pieces; never logged. */
export interface Config {
  readonly role: 'all' | 'web' | 'worker';
  readonly port: number;
  readonly host: string;
  readonly opsPort: number;
  readonly opsHost: string;
  readonly logLevel: string;
  readonly slack: { readonly botToken: string; readonly apiUrl: string };
  /** How Slack reaches the bot; a worker only posts and is not reached at all. */
  readonly reached: Reached | undefined;
  readonly apps: readonly AgoraApp[];
  readonly agora: {
    readonly area: Area;
    readonly hosts?: readonly string[];
    readonly timeoutMs: number;
    /** For apps that name no budget of their own. */
    readonly requestsPerSecond: number;
  };
  readonly redis: { readonly url: string; readonly prefix: string };
  readonly policy: Policy;
  readonly expiryHours: number;
  readonly historyDays: number;
  readonly defaultLanguage: string;
  /** Bearer tokens of the API; none turns it off. */
  readonly apiTokens: readonly string[];
}

/** What a person asks of a start: every complaint at once, each beginning with the variable's name. */
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
 * Reads the environment. An empty variable counts as unset, because that is what compose files pass on.
 * @param languages codes that the bot can speak
 * @throws ConfigError naming every problem; a value is never repeated, as it may be a secret
 */
export function readConfig(env: Environment, languages: readonly string[]): Config {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const read = z.object(VARIABLES).safeParse(set);
  const complaints = read.success ? [] : read.error.issues.map((issue) => complaint(issue, set));
  // What depends on several variables is checked even when others are wrong, so that one start tells all.
  const configured = readApps(set, complaints);
  const reached = readReached(set, complaints);
  const language = set.DEFAULT_LANGUAGE ?? 'en';
  if (!languages.includes(language)) {
    complaints.push(`DEFAULT_LANGUAGE must be one of ${languages.join(', ')}`);
  }
  if (!read.success || complaints.length > 0) throw new ConfigError(complaints);
  const v = read.data;
  const apps = configured.map((app) => ({
    ...app,
    ...(v.AGORA_CALLBACK_SECRET === undefined ? {} : { callbackSecrets: v.AGORA_CALLBACK_SECRET }),
    ...(v.AGORA_CALLBACK_RELAY_URL === undefined ? {} : { callbackRelayUrl: v.AGORA_CALLBACK_RELAY_URL }),
  }));
  return {
    role: v.ROLE,
    port: v.PORT,
    host: v.HOST,
    opsPort: v.OPS_PORT,
    opsHost: v.OPS_HOST,
    logLevel: v.LOG_LEVEL,
    slack: { botToken: v.SLACK_BOT_TOKEN, apiUrl: v.SLACK_API_URL },
    reached,
    apps,
    agora: {
      area: v.AGORA_AREA,
      ...(v.AGORA_HOSTS === undefined ? {} : { hosts: v.AGORA_HOSTS }),
      timeoutMs: v.AGORA_TIMEOUT_MS,
      requestsPerSecond: v.AGORA_REQUESTS_PER_SECOND,
    },
    redis: { url: v.REDIS_URL, prefix: v.REDIS_PREFIX },
    policy: {
      pollMs: v.POLL_SECONDS * 1_000,
      patienceMs: v.NOT_FOUND_PATIENCE_SECONDS * 1_000,
      startDeadlineMs: v.START_DEADLINE_SECONDS * 1_000,
    },
    expiryHours: v.RESOURCE_EXPIRED_HOURS,
    historyDays: v.HISTORY_DAYS,
    defaultLanguage: v.DEFAULT_LANGUAGE,
    apiTokens: v.API_TOKENS ?? [],
  };
}

function complaint(issue: z.core.$ZodIssue, set: Environment): string {
  const name = String(issue.path[0]);
  return set[name] === undefined ? `${name} is missing` : `${name} ${issue.message}`;
}

function readReached(set: Environment, complaints: string[]): Reached | undefined {
  if (set.ROLE === 'worker') return undefined;
  const appToken = set.SLACK_APP_TOKEN?.trim();
  const signingSecret = set.SLACK_SIGNING_SECRET?.trim();
  if ((set.SLACK_MODE ?? (appToken ? 'socket' : 'http')) === 'socket') {
    if (appToken) return { mode: 'socket', appToken };
    complaints.push(
      'SLACK_APP_TOKEN is missing: Socket Mode needs an app-level token with connections:write',
    );
    return undefined;
  }
  if (signingSecret) return { mode: 'http', signingSecret };
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
    const read = readAppsFile(file);
    complaints.push(...read.complaints.map((what) => `AGORA_APPS_FILE ${what}`));
    return read.apps;
  }
  for (const name of SINGLE) {
    if (!set[name]) complaints.push(`${name} is missing (or AGORA_APPS_FILE for several apps)`);
  }
  const [appId, customerId, customerSecret] = SINGLE.map((name) => set[name]?.trim());
  return appId && customerId && customerSecret
    ? [{ name: 'default', appId, customerId, customerSecret }]
    : [];
}
