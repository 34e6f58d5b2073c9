import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Area } from '../agora/hosts.ts';
import { filled } from '../recording/filled.ts';
import type { Policy } from '../recording/policy.ts';
import { readAddress } from '../redis/connection/reach/address.ts';
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

const ALL = z.object(VARIABLES);

/** The variables that each of these needs; setup and `recording-watch status` read no others. */
export const FOR_SLACK = ALL.pick({ SLACK_BOT_TOKEN: true, SLACK_API_URL: true, SLACK_PROXY_URL: true });
export const FOR_AGORA = ALL.pick({
  AGORA_AREA: true,
  AGORA_HOSTS: true,
  AGORA_TIMEOUT_MS: true,
  AGORA_REQUESTS_PER_SECOND: true,
  AGORA_PROXY_URL: true,
});
export const FOR_REDIS = ALL.pick({
  REDIS_URL: true,
  REDIS_PREFIX: true,
  REDIS_SENTINEL_USERNAME: true,
  REDIS_SENTINEL_PASSWORD: true,
});
export const FOR_JUDGING = ALL.pick({
  POLL_SECONDS: true,
  NOT_FOUND_PATIENCE_SECONDS: true,
  START_DEADLINE_SECONDS: true,
});

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

const route = (proxyUrl: string | undefined, ca: string | undefined): Route => filled({ proxyUrl, ca });

/** Certificate authorities (PEM) of the file that a variable names. If it cannot be used, adds a complaint. */
export function readCa(
  name: 'REDIS_CA_FILE' | 'EXTRA_CA_FILE',
  set: Environment,
  complaints: string[],
): string | undefined {
  const file = set[name];
  if (file === undefined) return undefined;
  const address = readAddress(set.REDIS_URL ?? '');
  if (name === 'REDIS_CA_FILE' && 'sealed' in address && !address.sealed) {
    complaints.push(
      'REDIS_CA_FILE is for TLS, which REDIS_URL does not use: let that begin with rediss, or unset this',
    );
  }
  let complaint = 'cannot be read';
  try {
    const pem = readFileSync(file, 'utf8');
    complaint = 'holds no certificate in PEM';
    new X509Certificate(pem);
    return pem;
  } catch {
    complaints.push(`${name} ${complaint}`);
    return undefined;
  }
}
