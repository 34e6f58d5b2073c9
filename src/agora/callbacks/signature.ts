import { createHmac, timingSafeEqual } from 'node:crypto';

/** Headers of a request by their names in lower case, as in Node. */
export type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Headers with a signature, by precedence. */
const SIGNATURES = [
  { header: 'agora-signature-v2', hash: 'sha256' },
  { header: 'agora-signature', hash: 'sha1' },
] as const;

type Signature = { readonly hash: 'sha256' | 'sha1'; readonly value: string };

/** Reads the signature, hex digits in either case; `undefined` if there is none. */
export function signatureIn(headers: Headers): Signature | undefined {
  for (const { header, hash } of SIGNATURES) {
    const value = headers[header];
    if (typeof value === 'string' && value.trim() !== '') return { hash, value: value.trim().toLowerCase() };
  }
  return undefined;
}

/** Whether one of these secrets has signed these bytes. All are tried, in constant time, so that timing reveals nothing. */
export function isSignedWith(secrets: readonly string[], { hash, value }: Signature, body: Buffer): boolean {
  const given = Buffer.from(value);
  return secrets.reduce((found, secret) => {
    const expected = Buffer.from(createHmac(hash, secret).update(body).digest('hex'));
    return (given.length === expected.length && timingSafeEqual(given, expected)) || found;
  }, false);
}
