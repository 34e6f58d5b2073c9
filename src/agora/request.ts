import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import axios, { type AxiosError, isAxiosError } from 'axios';
import type { HttpAnswer } from './answer.ts';

/**
 * What became of one GET. `failed`: no HTTP answer, so another host may do better. `unreadable`: an answer
 * came, but it is too big or badly compressed.
 */
export type Reply =
  | ({ readonly kind: 'answered' } & HttpAnswer)
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'failed'; readonly cause: 'network' | 'timeout'; readonly code: string };

/** @throws only the reason of `signal`, when it aborts */
export type Get = (url: string, authorization: string, signal?: AbortSignal) => Promise<Reply>;

const MOST_BYTES = 1_000_000;

/**
 * The bot's one way out to Agora. An `AxiosError` carries the credentials in its `config`: none is thrown,
 * logged or kept; only its code survives.
 * @param timeoutMs from the beginning of a request to the last byte of its answer
 */
export function createGet(timeoutMs: number): Get {
  const client = axios.create({
    adapter: 'http',
    httpAgent: new HttpAgent({ keepAlive: true }),
    httpsAgent: new HttpsAgent({ keepAlive: true, rejectUnauthorized: true }),
    maxContentLength: MOST_BYTES,
    maxRedirects: 0,
    // A proxy named in the environment would be handed the credentials.
    proxy: false,
    responseType: 'text',
    transformResponse: (body: unknown) => body,
    validateStatus: () => true,
    headers: {
      Accept: 'application/json',
      'Content-Type': 'application/json',
      'User-Agent': 'recording-watch',
    },
  });

  return async (url, authorization, signal) => {
    signal?.throwIfAborted();
    // axios' own timeout counts silence on the socket, which an answer in drips never reaches.
    const deadline = new AbortController();
    const giveUp = () => deadline.abort();
    const timer = setTimeout(giveUp, timeoutMs);
    signal?.addEventListener('abort', giveUp, { once: true });
    try {
      const { status, data, headers } = await client.get<string>(url, {
        headers: { Authorization: authorization },
        signal: deadline.signal,
      });
      return { kind: 'answered', status, body: data, ...readHeaders(headers) };
    } catch (error) {
      signal?.throwIfAborted();
      if (deadline.signal.aborted) return { kind: 'failed', cause: 'timeout', code: 'DEADLINE' };
      if (!isAxiosError(error)) throw error;
      return readError(error);
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', giveUp);
    }
  };
}

/** Node's codes for an operating system that gave up before we did. */
const TIMEOUTS = ['ETIMEDOUT', 'ECONNABORTED'];

function readError({ code = 'UNKNOWN', response }: AxiosError): Reply {
  // Too long an answer has this code and no response; one cut off in the middle has both.
  const tooLong = code === axios.AxiosError.ERR_BAD_RESPONSE && !response;
  if (tooLong || code.startsWith('Z_')) return { kind: 'unreadable' };
  return { kind: 'failed', cause: TIMEOUTS.includes(code) ? 'timeout' : 'network', code };
}

/** axios promises nothing about the type of a header. */
function readHeaders(headers: Record<string, unknown>): Pick<HttpAnswer, 'requestId' | 'retryAfter'> {
  const requestId = headers['x-request-id'];
  const retryAfter = headers['retry-after'];
  return {
    ...(typeof requestId === 'string' ? { requestId } : {}),
    ...(typeof retryAfter === 'string' ? { retryAfter } : {}),
  };
}
