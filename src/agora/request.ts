import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { rootCertificates } from 'node:tls';
import { Axios } from 'axios';
import type { Signal } from '../ports/process.ts';
import { createAdapter, NoAnswer } from './adapter.ts';
import type { HttpAnswer } from './answer.ts';
import { TunnelAgent } from './tunnel.ts';

/** Outcome of one GET. `failed`: no HTTP answer. `unreadable`: an answer that is too long or badly compressed. */
export type Reply =
  | ({ readonly kind: 'answered' } & HttpAnswer)
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'failed'; readonly cause: 'network' | 'timeout'; readonly code: string };

/** @throws only the reason of `signal`, when it aborts */
type Get = (host: string, path: string, authorization: string, signal?: Signal) => Promise<Reply>;

/** Connection to Agora. Plain http, which is only used within this machine, takes no proxy. */
export interface Route {
  readonly proxyUrl?: string;
  /** Further certificate authorities (PEM). */
  readonly ca?: string;
}

/** Longest answer, in bytes. */
const MOST_BYTES = 1_000_000;

/**
 * Sends all requests to Agora. Its errors have a code and no credentials (`NoAnswer`).
 * @param timeoutMs time limit of a request, to the last byte of its answer
 */
export function createGet(timeoutMs: number, { proxyUrl, ca }: Route = {}): Get {
  const tls = { keepAlive: true, rejectUnauthorized: true, ...(ca && { ca: [...rootCertificates, ca] }) };
  const ways = {
    plain: new HttpAgent({ keepAlive: true }),
    sealed: proxyUrl === undefined ? new HttpsAgent(tls) : new TunnelAgent(proxyUrl, tls),
  };
  // The class, because the ready-made client copies its many defaults for each request.
  const client = new Axios();
  const adapterWith = createAdapter(ways, { timeoutMs, mostBytes: MOST_BYTES });

  return async (host, path, authorization, signal) => {
    signal?.throwIfAborted();
    try {
      const { data } = await client.request<HttpAnswer>({
        baseURL: host,
        url: path,
        adapter: adapterWith(authorization, signal),
      });
      return { kind: 'answered', ...data };
    } catch (error) {
      signal?.throwIfAborted();
      if (!(error instanceof NoAnswer)) throw error;
      return readFailure(error.code);
    }
  };
}

/** Codes of time-outs: ours, and those of the operating system. */
const TIMEOUTS = ['DEADLINE', 'ETIMEDOUT', 'ECONNABORTED'];

function readFailure(code: string): Reply {
  if (code === 'UNREADABLE') return { kind: 'unreadable' };
  return { kind: 'failed', cause: TIMEOUTS.includes(code) ? 'timeout' : 'network', code };
}
