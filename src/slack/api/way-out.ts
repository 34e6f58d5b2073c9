import { rootCertificates } from 'node:tls';
import type { Dispatcher, ProxyAgent } from 'undici';
import { createPlainFetch, type Fetch } from './plain-fetch.ts';

/** Route of connections to Slack. */
export interface Route {
  /** HTTP proxy. Every connection is tunnelled by CONNECT, so TLS ends at Slack and the proxy sees no token. */
  readonly proxyUrl?: string;
  /** Further certificate authorities (PEM). */
  readonly ca?: string;
}

/** Means to send requests, and for WebSockets a dispatcher where the ordinary one does not do. */
export interface WayOut {
  readonly fetch: Fetch;
  readonly dispatcher?: Dispatcher;
}

/** Without a proxy or further authorities. */
export const DIRECTLY: WayOut = { fetch: createPlainFetch() };

/** Makes the way out. Loads undici only for a proxy or further authorities. */
export async function createWayOut({ proxyUrl, ca }: Route): Promise<WayOut> {
  if (proxyUrl === undefined && ca === undefined) return DIRECTLY;
  const undici = await import('undici');
  const tls = ca === undefined ? {} : { ca: [...rootCertificates, ca] };
  const dispatcher =
    proxyUrl === undefined
      ? new undici.Agent({ connect: tls })
      : new undici.ProxyAgent(tunnel(proxyUrl, tls));
  // Node's fetch has an undici of its own, which need not work with a dispatcher of this one.
  const through = (url: string, init: object) => undici.fetch(url, { ...init, dispatcher });
  return { dispatcher, fetch: through as unknown as Fetch };
}

function tunnel(proxyUrl: string, tls: object): ProxyAgent.Options {
  const { protocol, host, username, password } = new URL(proxyUrl);
  const login = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return {
    uri: `${protocol}//${host}`,
    proxyTunnel: true,
    requestTls: tls,
    proxyTls: tls,
    ...(login === ':' ? {} : { token: `Basic ${Buffer.from(login).toString('base64')}` }),
  };
}

/** Refusal of a proxy to open a tunnel, which undici gives as the cause of a cause. */
export function refusalOfProxy(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const [, status] = /^Proxy response \((\d+)\) !== 200/.exec(cause.message) ?? [];
    if (status !== undefined) return `the proxy answered ${status}`;
  }
  return undefined;
}
