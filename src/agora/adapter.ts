import { request as askPlainly, type Agent as PlainAgent } from 'node:http';
import { request as askSealed, type Agent as SealedAgent } from 'node:https';
import { promisify } from 'node:util';
import { unzip } from 'node:zlib';
import type { AxiosAdapter } from 'axios';

/** No answer, or none that can be read. Holds a code and nothing else: what failed was sent with credentials. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
  /** Code of Node, or `DEADLINE`, `ABORTED`, or `UNREADABLE` where the answer is too long or badly compressed. */
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

interface Ways {
  /** Connections to this machine itself. */
  readonly plain: PlainAgent;
  readonly sealed: SealedAgent;
}

interface Limits {
  /** From the beginning of a request to the last byte of its answer. */
  readonly timeoutMs: number;
  /** Length of an answer, as it came and unpacked. */
  readonly mostBytes: number;
}

const unpack = promisify(unzip);
const utf8 = new TextDecoder();

/** Headers of every request. None is given to axios, which copies each of them several times for each request. */
const HEADERS = {
  Accept: 'application/json',
  'Accept-Encoding': 'gzip',
  'Content-Type': 'application/json',
  'User-Agent': 'recording-watch',
};

/** Part of a request that is the same for every recording. */
interface Host {
  readonly isSealed: boolean;
  readonly hostname: string;
  readonly port: number | undefined;
}

/** Reads each host once, and not again with each of its recordings. */
function createHosts(): (origin: string) => Host {
  const known = new Map<string, Host>();
  return (origin) => {
    const found = known.get(origin);
    if (found) return found;
    const { protocol, hostname, port } = new URL(origin);
    const host = {
      isSealed: protocol === 'https:',
      // An IPv6 address stands in brackets in a URL only.
      hostname: hostname.replace(/^\[|\]$/g, ''),
      port: port === '' ? undefined : Number(port),
    };
    known.set(origin, host);
    return host;
  };
}

const SCHEME = 'https://'.length;

/**
 * How axios sends a GET here: Node's own client without the streams and options of axios' adapter, of which nothing is
 * used (ADR 37). Follows no redirect, and takes no proxy but that of its agents. Resolves with any status, the text of
 * the answer and the two headers that are read. Rejects only with `NoAnswer`.
 * @returns the adapter for a request with these credentials
 */
export function createAdapter(
  { plain, sealed }: Ways,
  { timeoutMs, mostBytes }: Limits,
): (authorization: string) => AxiosAdapter {
  const hostOf = createHosts();
  return (Authorization) => (config) =>
    new Promise((resolve, reject) => {
      const { url = '' } = config;
      const at = url.indexOf('/', SCHEME);
      const { isSealed, hostname, port } = hostOf(at === -1 ? url : url.slice(0, at));
      const path = at === -1 ? '/' : url.slice(at);
      const headers = { ...HEADERS, Authorization };
      const request = isSealed
        ? askSealed({ hostname, port, path, headers, agent: sealed })
        : askPlainly({ hostname, port, path, headers, agent: plain });
      const { signal } = config;
      const timer = setTimeout(fail, timeoutMs, 'DEADLINE');
      const abort = (): void => fail('ABORTED');
      const failed = ({ code, name }: NodeJS.ErrnoException): void => fail(code ?? name);

      function done(): void {
        clearTimeout(timer);
        signal?.removeEventListener?.('abort', abort);
      }
      function fail(code: string): void {
        done();
        reject(new NoAnswer(code));
        request.destroy();
      }

      signal?.addEventListener?.('abort', abort);
      request.on('error', failed);
      request.once('response', (response) => {
        const chunks: Buffer[] = [];
        let bytes = 0;
        response.on('data', (chunk: Buffer) => {
          chunks.push(chunk);
          bytes += chunk.length;
          if (bytes > mostBytes) fail('UNREADABLE');
        });
        response.on('error', failed);
        response.once('end', () => {
          const { statusCode: status = 0, headers: all } = response;
          const { 'content-encoding': packed, 'x-request-id': id, 'retry-after': after } = all;
          const answer = (body: Buffer): void => {
            done();
            const data = utf8.decode(body);
            resolve({
              status,
              statusText: '',
              data,
              headers: {
                ...(id === undefined ? {} : { 'x-request-id': id }),
                ...(after === undefined ? {} : { 'retry-after': after }),
              },
              config,
            });
          };
          const [first] = chunks;
          const body = first && chunks.length === 1 ? first : Buffer.concat(chunks);
          if (packed === undefined || bytes === 0) answer(body);
          else unpack(body, { maxOutputLength: mostBytes }).then(answer, () => fail('UNREADABLE'));
        });
      });
      request.end();
    });
}
