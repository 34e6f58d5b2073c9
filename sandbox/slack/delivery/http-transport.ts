import { signatureHeaders } from './signing.ts';
import type { Outcome, Parcel, Transport } from './transport.ts';

const FORM = 'application/x-www-form-urlencoded';

function encode({ kind, payload }: Parcel): readonly [contentType: string, body: string] {
  if (kind === 'events_api') return ['application/json', JSON.stringify(payload)];
  const fields =
    kind === 'interactive'
      ? { payload: JSON.stringify(payload) }
      : Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, String(value)]));
  return [FORM, new URLSearchParams(fields).toString()];
}

function decode(contentType: string | null, text: string): unknown {
  if (text === '') return undefined;
  if (!contentType?.includes('json')) return text;
  try {
    const parsed: unknown = JSON.parse(text);
    return parsed;
  } catch {
    return text;
  }
}

/**
 * Sends signed requests to the bot's public URL.
 * @param signedAt real time in milliseconds since 1970, whatever clock the workspace has, because bots check it
 */
export function createHttpTransport(url: string, signingSecret: string, signedAt: () => number): Transport {
  return {
    async send(parcel, timeoutMs): Promise<Outcome> {
      const [contentType, body] = encode(parcel);
      const retry: Record<string, string> =
        parcel.retry === undefined
          ? {}
          : { 'x-slack-retry-num': String(parcel.retry.num), 'x-slack-retry-reason': parcel.retry.reason };
      try {
        const response = await fetch(url, {
          method: 'POST',
          redirect: 'manual',
          headers: {
            'content-type': contentType,
            ...retry,
            ...signatureHeaders(signingSecret, signedAt(), body),
          },
          body,
          signal: AbortSignal.timeout(timeoutMs),
        });
        return {
          kind: 'answered',
          status: response.status,
          body: decode(response.headers.get('content-type'), await response.text()),
          noRetry: response.headers.get('x-slack-no-retry') === '1',
        };
      } catch (error) {
        const timedOut = error instanceof Error && error.name === 'TimeoutError';
        return { kind: timedOut ? 'timeout' : 'unreachable' };
      }
    },
  };
}
