import { isIP } from 'node:net';
import { z } from 'zod';
import { isNear } from './near.ts';

/** Shortest secret, in characters: a shorter one is a typing error, or could be guessed. */
const SHORTEST_SECRET = 8;

/** Limit of secrets: the old and the new one, while they are rotated. */
const MOST_SECRETS = 2;

const text = z.string().trim().min(1);

/** One secret, or two separated by a comma. No complaint contains a secret. */
export const callbackSecrets = text
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
 * only; names are checked when they are resolved, with each request (relay.ts).
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
