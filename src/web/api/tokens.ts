import { createHash, timingSafeEqual } from 'node:crypto';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/**
 * Whether an `authorization` header bears one of the tokens. All are compared, in constant time, and by their digests,
 * so that neither a token's length nor its place in the list can be measured.
 */
export function createDoorkeeper(tokens: readonly string[]): (authorization: string | undefined) => boolean {
  const known = tokens.map(digest);
  return (authorization) => {
    const borne = digest(/^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1] ?? '');
    return known.reduce((found, token) => timingSafeEqual(token, borne) || found, false);
  };
}
