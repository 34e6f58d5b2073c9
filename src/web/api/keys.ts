import { createHash, timingSafeEqual } from 'node:crypto';
import { API_TOKEN_NAME, type Backend } from '../../recording/backend.ts';

/** `register`: POST, PATCH and DELETE; `read`: GET; `all`: both. */
type Scope = 'register' | 'read' | 'all';

/** One key, without the secret that it stands for. */
export interface ApiKey extends Backend {
  /** SHA-256 of the secret, in hexadecimal digits. */
  readonly sha256: string;
  readonly scope: Scope;
}

/** A token of `API_TOKENS` as a key that may do everything. */
export const keyOfToken = (token: string): ApiKey => ({
  name: API_TOKEN_NAME,
  sha256: digest(token).toString('hex'),
  scope: 'all',
});

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/**
 * Finds the key that an `authorization` header bears; none without a token. All are compared, in constant time and by
 * their digests, so that neither the length of a secret nor its place in the list can be measured.
 */
export function keyIn(authorization: string | undefined, keys: readonly ApiKey[]): ApiKey | undefined {
  const token = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
  if (token === undefined) return undefined;
  const borne = digest(token);
  return keys.reduce<ApiKey | undefined>(
    (found, key) => (timingSafeEqual(Buffer.from(key.sha256, 'hex'), borne) ? key : found),
    undefined,
  );
}

/** The scope that a method needs. */
export const scopeFor = (method: string): Exclude<Scope, 'all'> => (method === 'GET' ? 'read' : 'register');

export const hasScope = ({ scope }: ApiKey, needed: Scope): boolean => scope === 'all' || scope === needed;
