import { isIP } from 'node:net';
import { z } from 'zod';
import { isNear } from '../agora/callbacks/near.ts';
import { safeHost } from '../agora/hosts.ts';
import { readAddress } from '../redis/connection/reach/address.ts';

/** Shapes of values, each with the words of a complaint. */

export const text = z.string().trim().min(1);
export const number = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d+(\.\d+)?$/, 'is not a number')
    .transform(Number)
    .refine((n) => n >= least && n <= most, `must be between ${least} and ${most}`);
export const port = number(0, 65_535).refine(Number.isInteger, 'must be a whole number');
export const oneOf = <T extends string>(...words: readonly [T, ...T[]]) =>
  z.enum(words, `must be one of ${words.join(', ')}`);
export const starting = (prefix: string) =>
  text.refine((token) => token.startsWith(prefix), `must start with ${prefix}`);
export const webAddress = text.refine(
  (url) => URL.canParse(url) && /^https?:/.test(url),
  'is not a web address',
);

/** Rule of `safeHost`, as a complaint. */
const UNSAFE =
  'must be https, except on this machine itself, without user or query: credentials travel with every request';

export const slackApi = text.refine((url) => safeHost(url) !== undefined, UNSAFE);

export const hosts = text
  .transform((list) => list.split(',').map((host) => host.trim().replace(/(?<!\/)\/+$/, '')))
  .refine((list) => list.every((host) => URL.canParse(host)), {
    error: 'must be web addresses, separated by commas',
    abort: true,
  })
  .refine((list) => list.every((host) => safeHost(host) !== undefined), UNSAFE);

export const redisUrl = text.superRefine((url, context) => {
  const read = readAddress(url);
  if ('complaint' in read) context.addIssue({ code: 'custom', message: read.complaint });
});

export const proxy = text.refine(
  isProxy,
  'must be an address such as http://user:password@proxy:3128, without a path; in a password / is written %2F, @ %40 and # %23',
);

function isProxy(written: string): boolean {
  if (!URL.canParse(written)) return false;
  const { protocol, pathname, search, hash, username, password } = new URL(written);
  if (!/^https?:$/.test(protocol) || pathname !== '/' || search || hash) return false;
  try {
    decodeURIComponent(username + password);
    return true;
  } catch {
    return false;
  }
}

/** Shortest secret, in characters: a shorter one is a typing error, or could be guessed. */
const SHORTEST_SECRET = 8;

/** Limit of secrets: the old and the new one, while they are rotated. */
const MOST_SECRETS = 2;

/** Secrets with which Slack or Agora signs its requests. No complaint contains one. */
export const signingSecrets = text
  .transform((list) => list.split(',').map((secret) => secret.trim()))
  .refine(
    (list) => list.length <= MOST_SECRETS && list.every((secret) => /^[\x21-\x7e]+$/.test(secret)),
    'must be a secret, or two separated by a comma while they are rotated',
  )
  .refine(
    (list) => list.every((secret) => secret.length >= SHORTEST_SECRET),
    `must be of at least ${SHORTEST_SECRET} characters each`,
  );

/**
 * Address of the handler to which callbacks are relayed. Plain http is allowed to this machine and private networks
 * only; names are checked when they are resolved, with each request (agora/callbacks/relay.ts).
 */
export const relayUrl = text.refine(
  isRelayUrl,
  'must be an https address, or http to this machine or a private network, without user or fragment',
);

function isRelayUrl(written: string): boolean {
  if (!URL.canParse(written)) return false;
  const { protocol, hostname, username, password, hash } = new URL(written);
  if (username || password || hash) return false;
  if (protocol === 'https:') return true;
  const address = hostname.replace(/^\[|\]$/g, '');
  return protocol === 'http:' && (isIP(address) === 0 || isNear(address));
}

/** Shortest token of the API, in characters: a shorter one could be guessed. */
const SHORTEST_TOKEN = 16;
export const tokens = text
  .transform((list) => list.split(',').map((token) => token.trim()))
  .refine(
    (list) => list.every((token) => token.length >= SHORTEST_TOKEN && /^[\x21-\x7e]+$/.test(token)),
    `must be tokens of at least ${SHORTEST_TOKEN} characters without spaces, separated by commas`,
  );

/** Headers as OpenTelemetry writes them: `name=value`, with commas between, each value percent-encoded. */
export const headers = text.transform((list, context) => {
  const read: Record<string, string> = {};
  for (const pair of list.split(',')) {
    const end = pair.indexOf('=');
    const name = pair.slice(0, Math.max(0, end)).trim();
    const value = name && decoded(pair.slice(end + 1).trim());
    if (!value) {
      context.addIssue({ code: 'custom', message: 'must be name=value, with commas between' });
      break;
    }
    read[name] = value;
  }
  return read;
});

/** Decodes percent-encoding; empty if that is malformed. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return '';
  }
}
