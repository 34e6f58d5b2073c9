import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Area } from '../agora/hosts.ts';
import { filled } from '../recording/filled.ts';
import type { Policy } from '../recording/policy.ts';
import type { RedisSettings } from '../redis/connection/reach/options.ts';
import { type Environment, VARIABLES } from './variables.ts';

/** How the bot gets out. */
interface Route {
  readonly proxyUrl?: string;
  /** Further certificate authorities (PEM). */
  readonly ca?: string;
}

export interface SlackSettings extends Route {
  readonly botToken: string;
  readonly apiUrl: string;
}

export interface AgoraSettings extends Route {
  readonly area: Area;
  readonly hosts?: readonly string[];
  readonly timeoutMs: number;
  /** Budget of apps that name none of their own. */
  readonly requestsPerSecond: number;
}

const {
  SLACK_API_URL,
  SLACK_PROXY_URL,
  SLACK_BOT_TOKEN,
  AGORA_AREA,
  AGORA_HOSTS,
  AGORA_TIMEOUT_MS,
  AGORA_REQUESTS_PER_SECOND,
  AGORA_PROXY_URL,
  REDIS_URL,
  REDIS_PREFIX,
  REDIS_SENTINEL_USERNAME,
  REDIS_SENTINEL_PASSWORD,
  POLL_SECONDS,
  NOT_FOUND_PATIENCE_SECONDS,
  START_DEADLINE_SECONDS,
} = VARIABLES;

/** The variables that each of these needs; setup and `recording-watch status` read no others. */
export const FOR_SLACK = z.object({ SLACK_BOT_TOKEN, SLACK_API_URL, SLACK_PROXY_URL });
export const FOR_AGORA = z.object({
  AGORA_AREA,
  AGORA_HOSTS,
  AGORA_TIMEOUT_MS,
  AGORA_REQUESTS_PER_SECOND,
  AGORA_PROXY_URL,
});
export const FOR_REDIS = z.object({
  REDIS_URL,
  REDIS_PREFIX,
  REDIS_SENTINEL_USERNAME,
  REDIS_SENTINEL_PASSWORD,
});
export const FOR_JUDGING = z.object({ POLL_SECONDS, NOT_FOUND_PATIENCE_SECONDS, START_DEADLINE_SECONDS });

export const slackOf = (v: z.output<typeof FOR_SLACK>, ca: string | undefined): SlackSettings => ({
  botToken: v.SLACK_BOT_TOKEN,
  apiUrl: v.SLACK_API_URL,
  ...route(v.SLACK_PROXY_URL, ca),
});

export const agoraOf = (v: z.output<typeof FOR_AGORA>, ca: string | undefined): AgoraSettings => ({
  area: v.AGORA_AREA,
  ...filled({ hosts: v.AGORA_HOSTS }),
  timeoutMs: v.AGORA_TIMEOUT_MS,
  requestsPerSecond: v.AGORA_REQUESTS_PER_SECOND,
  ...route(v.AGORA_PROXY_URL, ca),
});

export const redisOf = (v: z.output<typeof FOR_REDIS>, ca: string | undefined): RedisSettings => ({
  url: v.REDIS_URL,
  prefix: v.REDIS_PREFIX,
  ...filled({ ca }),
  sentinel: filled({ username: v.REDIS_SENTINEL_USERNAME, password: v.REDIS_SENTINEL_PASSWORD }),
});

export const policyOf = (v: z.output<typeof FOR_JUDGING>): Policy => ({
  pollMs: v.POLL_SECONDS * 1_000,
  patienceMs: v.NOT_FOUND_PATIENCE_SECONDS * 1_000,
  startDeadlineMs: v.START_DEADLINE_SECONDS * 1_000,
});

/** Certificate authorities (PEM) of a file that a variable names. Where it cannot be used, adds a complaint. */
export function readCa(
  name: 'REDIS_CA_FILE' | 'EXTRA_CA_FILE',
  set: Environment,
  complaints: string[],
): string | undefined {
  const file = set[name];
  if (file === undefined) return undefined;
  const read = readAuthorities(file);
  if ('pem' in read) return read.pem;
  complaints.push(`${name} ${read.complaint}`);
  return undefined;
}

const route = (proxyUrl: string | undefined, ca: string | undefined): Route => filled({ proxyUrl, ca });

/**
 * Reads a file of certificate authorities (PEM). Does not throw.
 * @returns its text, or a complaint to follow the name of the variable
 */
function readAuthorities(file: string): { readonly pem: string } | { readonly complaint: string } {
  let pem: string;
  try {
    pem = readFileSync(file, 'utf8');
  } catch {
    return { complaint: 'cannot be read' };
  }
  try {
    new X509Certificate(pem);
    return { pem };
  } catch {
    return { complaint: 'holds no certificate in PEM' };
  }
}
