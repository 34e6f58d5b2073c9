import { request as askPlainly, type Agent as PlainAgent } from 'node:http';
import { request as askSealed, type Agent as SealedAgent } from 'node:https';
import { urlToHttpOptions } from 'node:url';
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

/**
 * How axios sends a GET here: Node's own client without the streams and options of axios' adapter, of which nothing is
 * used (ADR 37). Follows no redirect, and takes no proxy but that of its agents. Resolves with any status, the text of
 * the answer and the two headers that are read. Rejects only with `NoAnswer`.
 */
export const createAdapter =
  ({ plain, sealed }: Ways, { timeoutMs, mostBytes }: Limits): AxiosAdapter =>
  (config) =>
    new Promise((resolve, reject) => {
      const options = urlToHttpOptions(new URL(config.url ?? ''));
      const headers = { ...config.headers.toJSON(), 'Accept-Encoding': 'gzip' };
      const request =
        options.protocol === 'https:'
          ? askSealed({ ...options, headers, agent: sealed })
          : askPlainly({ ...options, headers, agent: plain });
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
              headers: { 'x-request-id': id, 'retry-after': after },
              config,
            });
          };
          const body = Buffer.concat(chunks);
          if (packed === undefined || bytes === 0) answer(body);
          else unpack(body, { maxOutputLength: mostBytes }).then(answer, () => fail('UNREADABLE'));
        });
      });
      request.end();
    });
