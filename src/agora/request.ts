import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { rootCertificates } from 'node:tls';
import { Axios } from 'axios';
import type { Signal } from '../ports/process.ts';
import { createAdapter, NoAnswer } from './adapter.ts';
import type { HttpAnswer } from './answer.ts';
import { TunnelAgent } from './tunnel.ts';

/**
 * Outcome of one GET. `failed`: no HTTP answer, so another host may do better. `unreadable`: an answer
 * came, but it is too big or badly compressed.
 */
export type Reply =
  | ({ readonly kind: 'answered' } & HttpAnswer)
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'failed'; readonly cause: 'network' | 'timeout'; readonly code: string };

/** @throws only the reason of `signal`, when it aborts */
export type Get = (url: string, authorization: string, signal?: Signal) => Promise<Reply>;

/** How the bot gets out to Agora. Plain http, which this machine alone is spoken to by, takes no proxy. */
export interface Route {
  readonly proxyUrl?: string;
  /** Further certificate authorities (PEM). */
  readonly ca?: string;
}

const MOST_BYTES = 1_000_000;

/**
 * The bot's one way out to Agora. What fails here holds its code and no credential (`NoAnswer`).
 * @param timeoutMs from the beginning of a request to the last byte of its answer
 */
export function createGet(timeoutMs: number, { proxyUrl, ca }: Route = {}): Get {
  const tls = { keepAlive: true, rejectUnauthorized: true, ...(ca && { ca: [...rootCertificates, ca] }) };
  const ways = {
    plain: new HttpAgent({ keepAlive: true }),
    sealed: proxyUrl === undefined ? new HttpsAgent(tls) : new TunnelAgent(proxyUrl, tls),
  };
  // The class, not the ready-made client: each of its many defaults is copied for each request.
  const client = new Axios();
  const adapterWith = createAdapter(ways, { timeoutMs, mostBytes: MOST_BYTES });

  return async (url, authorization, signal) => {
    signal?.throwIfAborted();
    try {
      const { status, data, headers } = await client.request<string>({
        url,
        adapter: adapterWith(authorization),
        ...(signal && { signal }),
      });
      return { kind: 'answered', status, body: data, ...readHeaders(headers) };
    } catch (error) {
      signal?.throwIfAborted();
      if (!(error instanceof NoAnswer)) throw error;
      return readFailure(error.code);
    }
  };
}

/** Codes of a wait that was too long: of ours, and of an operating system that gave up before. */
const TIMEOUTS = ['DEADLINE', 'ETIMEDOUT', 'ECONNABORTED'];

function readFailure(code: string): Reply {
  if (code === 'UNREADABLE') return { kind: 'unreadable' };
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
