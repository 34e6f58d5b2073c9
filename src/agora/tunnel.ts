import { request as plainRequest, type RequestOptions } from 'node:http';
import { Agent, type AgentOptions, request as sealedRequest } from 'node:https';
import type { Duplex } from 'node:stream';
import { type ConnectionOptions, connect } from 'node:tls';

/** The proxy did not open a tunnel; `code` says why. */
export class NoTunnel extends Error {
  override readonly name = 'NoTunnel';
  readonly code: string;

  constructor(why: string) {
    super(`no tunnel: ${why}`);
    this.code = `PROXY_${why}`;
  }
}

/** Time limit for opening a tunnel, in milliseconds. */
const OPENED_WITHIN_MS = 5_000;

interface Opening extends Pick<AgentOptions, 'ca'> {
  readonly timeoutMs?: number | undefined;
}

/**
 * Opens a tunnel through a proxy, by CONNECT.
 * @param to host and port
 * @throws {NoTunnel} with the code `PROXY_ANSWERED_<status>`, `PROXY_TIMEOUT` or `PROXY_<code of Node>`
 */
export function openTunnel(proxyUrl: string, to: string, { ca, timeoutMs }: Opening): Promise<Duplex> {
  const { hostname, port, protocol, username, password } = new URL(proxyUrl);
  const login = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  const asked = {
    method: 'CONNECT',
    path: to,
    host: hostname.replace(/^\[|\]$/g, ''),
    agent: false,
    headers: {
      host: to,
      ...(login === ':' ? {} : { 'proxy-authorization': `Basic ${Buffer.from(login).toString('base64')}` }),
    },
  };
  return new Promise((resolve, reject) => {
    const request =
      protocol === 'https:'
        ? sealedRequest({ ...asked, ...(ca === undefined ? {} : { ca }), port: port || 443 })
        : plainRequest({ ...asked, port: port || 80 });
    request.once('connect', ({ statusCode }, socket) => {
      if (statusCode === 200) return resolve(socket);
      socket.destroy();
      reject(new NoTunnel(`ANSWERED_${statusCode}`));
    });
    request.once('error', (error: NodeJS.ErrnoException) =>
      reject(error instanceof NoTunnel ? error : new NoTunnel(error.code ?? error.name)),
    );
    request.setTimeout(timeoutMs ?? OPENED_WITHIN_MS, () => request.destroy(new NoTunnel('TIMEOUT')));
    request.end();
  });
}

type Created = (error: Error | null, socket: Duplex) => void;

/**
 * Connects through a tunnel, so that TLS ends at Agora and the proxy sees no credentials. Our own code, because
 * https-proxy-agent returns the refusal of a proxy as an answer of Agora.
 */
export class TunnelAgent extends Agent {
  readonly #proxyUrl: string;
  readonly #ca: AgentOptions['ca'];

  constructor(proxyUrl: string, options: AgentOptions) {
    super(options);
    this.#proxyUrl = proxyUrl;
    this.#ca = options.ca;
  }

  override createConnection(options: AgentOptions & RequestOptions, created: Created): undefined {
    const opening = { ...(this.#ca === undefined ? {} : { ca: this.#ca }), timeoutMs: options.timeout };
    openTunnel(this.#proxyUrl, `${options.host}:${options.port}`, opening)
      .then((socket) => connect({ ...options, socket } as ConnectionOptions))
      .then(
        (sealed) => created(null, sealed),
        (error: Error) => created(error, null as never),
      );
    return undefined;
  }
}
