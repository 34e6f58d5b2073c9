import { rootCertificates } from 'node:tls';
import type { Dispatcher, ProxyAgent } from 'undici';
import { createPlainFetch, type Fetch } from './plain-fetch.ts';

/** How the bot gets out to Slack. */
export interface Route {
  /** A proxy, through which every connection is tunnelled by CONNECT: TLS ends at Slack, so it sees no token. */
  readonly proxyUrl?: string;
  /** Further certificate authorities (PEM). */
  readonly ca?: string;
}

/** The way of requests, and that of the WebSocket where it is not the ordinary one. */
export interface WayOut {
  readonly fetch: Fetch;
  readonly dispatcher?: Dispatcher;
}

/** The ordinary way. */
export const DIRECTLY: WayOut = { fetch: createPlainFetch() };

/** Loads undici only where the ordinary way does not do. */
export async function createWayOut({ proxyUrl, ca }: Route): Promise<WayOut> {
  if (proxyUrl === undefined && ca === undefined) return DIRECTLY;
  const undici = await import('undici');
  const tls = ca === undefined ? {} : { ca: [...rootCertificates, ca] };
  const dispatcher =
    proxyUrl === undefined
      ? new undici.Agent({ connect: tls })
      : new undici.ProxyAgent(tunnel(proxyUrl, tls));
  // The fetch of Node has an undici of its own, which does not promise to work with a dispatcher of this one.
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

/** Refusal of a proxy to open a tunnel; undici tells it in a cause of a cause. */
export function refusalOfProxy(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const [, status] = /^Proxy response \((\d+)\) !== 200/.exec(cause.message) ?? [];
    if (status !== undefined) return `the proxy answered ${status}`;
  }
  return undefined;
}
