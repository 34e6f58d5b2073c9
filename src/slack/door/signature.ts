import { createHmac, timingSafeEqual } from 'node:crypto';
import { TIMES } from '../limits.ts';

interface Signed {
  readonly signature: string | undefined;
  /** Seconds since 1970, as text. */
  readonly timestamp: string | undefined;
  readonly body: Buffer;
}

/**
 * Whether Slack signed this request just now (docs.slack.dev, "Verifying requests from Slack"). Bolt checks the
 * signature as well, but takes timestamps from the future, with which a stolen request could wait for its day.
 * @param now milliseconds since 1970
 */
export function isSigned({ signature, timestamp, body }: Signed, secret: string, now: number): boolean {
  if (signature === undefined || timestamp === undefined || !/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(now - Number(timestamp) * 1_000) > TIMES.signature) return false;
  const expected = `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest('hex')}`;
  const [one, other] = [Buffer.from(expected), Buffer.from(signature)];
  return one.length === other.length && timingSafeEqual(one, other);
}
