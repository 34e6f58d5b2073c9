import { createHmac } from 'node:crypto';

/**
 * Headers that sign a request of Slack: HMAC-SHA256 over version, time and raw body.
 * @param atMs milliseconds since 1970
 */
export function signatureHeaders(
  secret: string,
  atMs: number,
  body: string,
): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(atMs / 1000));
  const digest = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${digest}` };
}
