import { createHmac, timingSafeEqual } from 'node:crypto';

/** Headers of a request, by their names in lower case, as Node has them. */
export type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Headers with a signature, the newer first: if both are there, it decides. */
const SIGNATURES = [
  { header: 'agora-signature-v2', hash: 'sha256' },
  { header: 'agora-signature', hash: 'sha1' },
] as const;

type Signature = { readonly hash: 'sha256' | 'sha1'; readonly value: string };

/** Hex digits, in either case. `undefined`: unsigned. */
export function signatureIn(headers: Headers): Signature | undefined {
  for (const { header, hash } of SIGNATURES) {
    const value = headers[header];
    if (typeof value === 'string' && value.trim() !== '') return { hash, value: value.trim().toLowerCase() };
  }
  return undefined;
}

/**
 * Whether one of these secrets has signed these bytes. Every secret is tried, each in constant time, so that neither a
 * part of a signature nor the place of a secret in the list can be measured.
 */
export function isSignedWith(secrets: readonly string[], { hash, value }: Signature, body: Buffer): boolean {
  const given = Buffer.from(value);
  return secrets.reduce((found, secret) => {
    const expected = Buffer.from(createHmac(hash, secret).update(body).digest('hex'));
    return (given.length === expected.length && timingSafeEqual(given, expected)) || found;
  }, false);
}
