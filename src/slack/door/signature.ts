import { createHmac, timingSafeEqual } from 'node:crypto';
import { TIMES } from '../limits.ts';

interface Signed {
  readonly signature: string | undefined;
  /** Seconds since 1970, as text. */
  readonly timestamp: string | undefined;
  readonly body: Buffer;
}

/**
 * Whether Slack signed this request just now with one of these secrets (docs.slack.dev, "Verifying requests from Slack").
 * Bolt would know one secret only, and take timestamps from the future, with which a stolen request could wait for its day.
 * @param now milliseconds since 1970
 */
export function isSigned(
  { signature, timestamp, body }: Signed,
  secrets: readonly string[],
  now: number,
): boolean {
  if (signature === undefined || timestamp === undefined || !/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(now - Number(timestamp) * 1_000) > TIMES.signature) return false;
  const given = Buffer.from(signature);
  return secrets.reduce((found, secret) => {
    const hash = createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest('hex');
    const expected = Buffer.from(`v0=${hash}`);
    return (expected.length === given.length && timingSafeEqual(expected, given)) || found;
  }, false);
}
