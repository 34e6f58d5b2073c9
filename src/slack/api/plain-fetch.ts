import { request as askPlainly, Agent as PlainAgent } from 'node:http';
import { request as askSealed, Agent as SealedAgent } from 'node:https';
import type { FetchFunction } from '@slack/web-api';

type Init = NonNullable<Parameters<FetchFunction>[1]>;
type Body = NonNullable<Init['body']> | Uint8Array<ArrayBuffer>;

/** Part of `fetch` that Slack's packages and the bot use. */
export type Fetch = (
  url: string | URL,
  init?: Omit<Init, 'body'> & { readonly body?: Body },
) => ReturnType<FetchFunction>;

/** Milliseconds for which a connection is kept that nobody uses: over one that Slack closes just then a post may be lost. */
const KEPT_MS = 4_000;

const KEPT = { keepAlive: true, timeout: KEPT_MS };

/**
 * A `fetch` over Node's ordinary client, as the one of Node takes 11 MB from its first call on (ADR 42). Follows no
 * redirect, and resolves when the whole answer is there.
 */
export function createPlainFetch(): Fetch {
  const ways = {
    'http:': { ask: askPlainly, agent: new PlainAgent(KEPT) },
    'https:': { ask: askSealed, agent: new SealedAgent(KEPT) },
  };
  return (address, { method = 'GET', headers, body, signal } = {}) =>
    new Promise((resolve, reject) => {
      if (typeof body === 'object' && !(body instanceof Uint8Array))
        throw new TypeError('Forms are not sent here.');
      const url = new URL(address);
      const { ask, agent } = ways[url.protocol === 'http:' ? 'http:' : 'https:'];
      const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
      const failed = (error: Error): void => reject(signal?.aborted ? signal.reason : error);
      const request = ask(url, { method, headers: { ...headers, ...length }, agent, signal });
      request.on('error', failed);
      request.once('response', (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', failed);
        response.once('end', () => {
          const { statusCode: status = 0, statusMessage: statusText = '', headersDistinct } = response;
          const heads = Object.entries(headersDistinct).map(([name, values = []]): [string, string] => [
            name,
            values.join(', '),
          ]);
          const whole = Buffer.concat(chunks);
          const text = async () => whole.toString();
          resolve({
            ok: status >= 200 && status < 300,
            status,
            statusText,
            url: url.href,
            headers: {
              get: (wanted) => heads.find(([name]) => name === wanted.toLowerCase())?.[1] ?? null,
              entries: () => heads,
            },
            text,
            json: async () => JSON.parse(await text()),
            arrayBuffer: async () => new Uint8Array(whole).buffer,
          });
        });
      });
      request.end(body);
    });
}
